import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { FollowUpChoices } from '#app/domain/follow-ups/choices.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { FormErrors, SelectField, SubmitButton } from './form.tsx'
import { OwnerOptions } from './owner-options.tsx'

/** Who helps, each with the way to end it. */
export function HelperList({ helpers }: { helpers: { id: string; name: string }[] }) {
  const t = useT()
  if (helpers.length === 0) return <p className="muted">{t('followUpLinks.noHelpers')}</p>
  return (
    <ul className="list list-tight">
      {helpers.map((helper) => (
        <li key={helper.id} className="row">
          <bdi>{helper.name}</bdi>
          <EndHelp memberId={helper.id} label={t('followUpLinks.endHelp')} name={helper.name} />
        </li>
      ))}
    </ul>
  )
}

export function EndHelp({ memberId, label, name, action }: { memberId: string; label: string; name?: string; action?: string }) {
  return (
    <Form method="post" {...(action ? { action } : {})}>
      <input type="hidden" name="_method" value="DELETE" />
      <input type="hidden" name="memberId" value={memberId} />
      <button className="btn btn-small" type="submit">
        {label}
        {name ? <span className="vh">: {name}</span> : null}
      </button>
    </Form>
  )
}

type Props = { others: FollowUpChoices['owners']; lastResult: SubmissionResult<string[]> | undefined }

export function HelpForm({ others, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<{ memberId: string }>({ id: 'help', lastResult: lastResult ?? null })
  return (
    <Form method="post" className="form above-5" id={form.id} noValidate>
      <FormErrors form={form} />
      <SelectField field={fields.memberId as FieldMetadata<string | undefined>} label={t('followUpLinks.helper')}>
        <option value="">{t('followUpLinks.choose')}</option>
        <OwnerOptions owners={others} />
      </SelectField>
      <p className="row">
        <SubmitButton>{t('followUpLinks.addHelper')}</SubmitButton>
      </p>
    </Form>
  )
}
