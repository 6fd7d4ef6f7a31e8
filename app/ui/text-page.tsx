import '#app/i18n/of-pages.ts'
import { type FieldMetadata, useForm } from '@conform-to/react'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import type { loadText, saveText } from '#app/http/text-form.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { levels } from '#db/schema/words.ts'
import { CommitmentList } from './commitment-list.tsx'
import { Conflict } from './conflict.tsx'
import { FormErrors, SelectField, SubmitButton, TextArea, TextField } from './form.tsx'
import { OpenCommitments } from './open-commitments.tsx'
import { PageHead, Section } from './page.tsx'
import { textTitle } from './text-words.ts'

type Fields = { body: string; level: string; dueOn: string }

/** Where a brief, a read-out or a security note is written. */
export function TextPage() {
  const { noun, promises, engagement, defaults, version } = useLoaderData<typeof loadText>()
  const answer = useActionData<typeof saveText>()
  const t = useT()
  const [form, fields] = useForm<Fields>({ id: noun, lastResult: answer?.result ?? null, defaultValue: defaults })
  const typed = (answer?.result.initialValue ?? {}) as Partial<Fields>
  const conflict = answer?.conflict
  const allowed = levels.slice(levels.indexOf(engagement.level))
  return (
    <>
      <PageHead title={textTitle(t, noun)} crumb={{ to: `/engagements/${engagement.id}`, label: engagement.title }} />
      {conflict ? (
        <Conflict
          meanwhile={conflict.meanwhile}
          fields={[{ label: t('engagements.body'), yours: typed.body ?? '', saved: conflict.saved.body }]}
          form={form.id}
          keepTo={`/engagements/${engagement.id}`}
        />
      ) : null}
      <Form method="post" className="form" id={form.id} onSubmit={form.onSubmit} noValidate>
        <FormErrors form={form} />
        <input type="hidden" name="version" value={conflict?.meanwhile.version ?? version} />
        <TextArea
          field={fields.body}
          label={t('engagements.body')}
          hint={noun === 'read-out' ? `${t('engagements.bodyHint')} ${t('readOutLines.hint')}` : t('engagements.bodyHint')}
          rows={16}
          required
        />
        <div className="fields-2">
          <SelectField
            field={fields.level as FieldMetadata<string>}
            label={t('common.level')}
            hint={noun === 'security-note' ? t('arrangements.securityHint') : t('engagements.readOutHint')}
          >
            {allowed.map((level) => (
              <option key={level} value={level}>
                {t(`words.level.${level}`)}
              </option>
            ))}
          </SelectField>
          {noun === 'security-note' ? null : (
            <TextField field={fields.dueOn} label={t('engagements.dueOn')} type="date" dir="ltr" optional />
          )}
        </div>
        <p className="row">
          <SubmitButton>{t('common.save')}</SubmitButton>
          {noun === 'read-out' && version > 0 ? (
            <Link to={`/engagements/${engagement.id}/read-out/promises`}>{t('readOutLines.look')}</Link>
          ) : null}
        </p>
      </Form>
      {promises ? (
        <div className="above-7">
          <OpenCommitments rows={promises.open} />
          {promises.settled.length > 0 ? (
            <Section id="settled" title={t('register.settled')}>
              <CommitmentList rows={promises.settled} />
            </Section>
          ) : null}
        </div>
      ) : null}
    </>
  )
}
