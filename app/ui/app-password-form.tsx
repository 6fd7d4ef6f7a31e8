import '#app/i18n/of-pages.ts'
import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { AppPasswordForm as Fields } from '#app/domain/app-passwords/input.ts'
import { useT } from '#app/i18n/reader.tsx'
import { FieldErrors, FormErrors, SubmitButton, TextField } from './form.tsx'

type Props = {
  feeds: { id: string; name: string | null }[]
  formKey: string
  lastResult: SubmissionResult<string[]> | undefined
}

/** Asks for a name and which of one's feeds the program may read. */
export function AppPasswordForm({ feeds, formKey, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<Fields>({ id: 'app-password', lastResult: lastResult ?? null, shouldRevalidate: 'onSubmit' })
  const ticked = ([fields.feedIds.initialValue].flat() as (string | undefined)[]).filter(Boolean)
  return (
    <Form method="post" className="form" id={form.id} noValidate onSubmit={form.onSubmit}>
      <FormErrors form={form} />
      <input type="hidden" name="formKey" value={formKey} />
      <TextField
        field={fields.name}
        label={t('appPasswords.name')}
        hint={t('appPasswords.nameHint')}
        maxLength={60}
        autoComplete="off"
        required
      />
      <fieldset
        className={fields.feedIds.errors?.length ? 'field field-error' : 'field'}
        id={fields.feedIds.id}
        tabIndex={-1}
        aria-describedby={[fields.feedIds.errors?.length ? fields.feedIds.errorId : '', fields.feedIds.descriptionId]
          .filter(Boolean)
          .join(' ')}
      >
        <legend className="label">{t('appPasswords.feeds')}</legend>
        {feeds.map(({ id, name }) => (
          <div key={id}>
            <label className="check">
              <input type="checkbox" name="feedIds" value={id} defaultChecked={feeds.length === 1 || ticked.includes(id)} />{' '}
              <bdi>{name ?? t('feeds.hiddenName')}</bdi>
            </label>
          </div>
        ))}
        <FieldErrors field={fields.feedIds as unknown as Parameters<typeof FieldErrors>[0]['field']} />
        <p className="hint" id={fields.feedIds.descriptionId}>
          {t('appPasswords.feedsHint')}
        </p>
      </fieldset>
      <p>
        <SubmitButton>{t('appPasswords.make')}</SubmitButton>
      </p>
    </Form>
  )
}
