import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { HandoverChoices } from '#app/domain/handovers/commands.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { FormErrors, SelectField, SubmitButton, TextField } from './form.tsx'

type Fields = { leaverId: string; successorId: string; deskId?: string; lastOn?: string }
type Props = { choices: HandoverChoices; leaver: string; formKey: string; lastResult: SubmissionResult<string[]> | undefined }

/** Who hands over to whom, until when, and whether the file of a desk goes along. */
export function HandoverForm({ choices, leaver, formKey, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<Fields>({ id: 'handover', lastResult: lastResult ?? null, defaultValue: { leaverId: leaver } })
  const options = (list: { id: string; name: string }[]) =>
    list.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      <input type="hidden" name="formKey" value={formKey} />
      <SelectField field={fields.leaverId} label={t('handovers.leaver')}>
        {options(choices.leavers)}
      </SelectField>
      <SelectField field={fields.successorId} label={t('handovers.successor')}>
        <option value="">{t('handovers.choose')}</option>
        {options(choices.successors)}
      </SelectField>
      <SelectField field={fields.deskId as FieldMetadata<string | undefined>} label={t('handovers.desk')} hint={t('handovers.deskHint')}>
        <option value="">{t('handovers.noDesk')}</option>
        {options(choices.desks)}
      </SelectField>
      <TextField field={fields.lastOn as FieldMetadata<string | undefined>} label={t('handovers.lastOn')} type="date" optional />
      <p className="row">
        <SubmitButton>{t('handovers.make')}</SubmitButton>
      </p>
    </Form>
  )
}
