import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import type { changeFollowUps } from '#app/domain/follow-ups/bulk.server.ts'
import type { FollowUpChoices } from '#app/domain/follow-ups/choices.server.ts'
import { bulkDeeds } from '#app/domain/follow-ups/input.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { Choices, FormErrors, SelectField, SubmitButton, TextField } from './form.tsx'
import { Empty } from './page.tsx'

type Text = FieldMetadata<string | undefined>
type Props = {
  chosen: { id: string; title: string; owner: string }[]
  owners: FollowUpChoices['owners']
  lastResult: SubmissionResult<string[]> | undefined
}

/** What to do with the follow-ups that were chosen; each can still be left out. */
export function BulkForm({ chosen, owners, lastResult }: Props) {
  const t = useT()
  const { today } = useReader()
  const [form, fields] = useForm<{ deed: string; dueOn: string; ownerId: string }>({
    id: 'bulk',
    lastResult: lastResult ?? null,
    defaultValue: { deed: 'done', dueOn: today },
  })
  if (chosen.length === 0) return <NothingChosen />
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      <fieldset className="field" id={`${form.id}-ids`} tabIndex={-1}>
        <legend className="label">{t('bulk.chosen', { count: chosen.length })}</legend>
        {chosen.map(({ id, title, owner }) => (
          <label className="check" key={id}>
            <input type="checkbox" name="ids" value={id} defaultChecked /> <bdi>{title}</bdi>
            <span className="muted small">
              <bdi>{owner}</bdi>
            </span>
          </label>
        ))}
      </fieldset>
      <Choices
        field={fields.deed as Text}
        label={t('bulk.what')}
        options={bulkDeeds.map((deed) => ({ value: deed, label: t(`bulk.deed.${deed}`) }))}
      />
      <div className="fields-2">
        <TextField field={fields.dueOn as Text} label={t('bulk.newDate')} hint={t('bulk.newDateHint')} type="date" dir="ltr" />
        <SelectField field={fields.ownerId as Text} label={t('bulk.newOwner')} hint={t('bulk.newOwnerHint')}>
          <option value="">{t('bulk.noOwner')}</option>
          {owners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <p className="row">
        <SubmitButton>{t('bulk.submit')}</SubmitButton>
      </p>
    </Form>
  )
}

function NothingChosen() {
  const t = useT()
  return (
    <Empty
      title={t('bulk.none')}
      action={
        <Link className="btn" to="/follow-ups">
          {t('bulk.back')}
        </Link>
      }
    >
      {t('bulk.noneText')}
    </Empty>
  )
}

/** What was done, and what was left as it was. */
export function BulkOutcome({ outcome: { changed, left } }: { outcome: Awaited<ReturnType<typeof changeFollowUps>> }) {
  const t = useT()
  return (
    <div role="status">
      <p>{t('bulk.changed', { count: changed })}</p>
      {left.length > 0 ? (
        <section className="section above-5" aria-labelledby="left">
          <h2 id="left">{t('bulk.left', { count: left.length })}</h2>
          <ul className="list list-tight">
            {left.map(({ id, title, reason }) => (
              <li key={id}>
                <Link to={`/follow-ups/${id}`}>
                  <bdi>{title}</bdi>
                </Link>
                <p className="small muted">{t(`bulk.why.${reason}`)}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p className="row above-5">
        <Link className="btn" to="/follow-ups">
          {t('bulk.back')}
        </Link>
      </p>
    </div>
  )
}
