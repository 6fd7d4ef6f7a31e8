import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { CommitmentStateInput } from '#app/domain/commitments/input.ts'
import { useT } from '#app/i18n/reader.tsx'
import { commitmentStates } from '#db/schema/words.ts'
import { Choices, FormErrors, SubmitButton, TextArea } from './form.tsx'

type Props = {
  commitment: { id: string; version: number; state: CommitmentStateInput['state']; evidence: string | null }
  lastResult?: SubmissionResult<string[]> | undefined
  /** Both versions stand above, with the primary button among them. */
  conflict?: boolean
}

/** Says how a commitment ended, and what shows it. */
export function CommitmentStateForm({ commitment: { id, version, state, evidence }, lastResult, conflict = false }: Props) {
  const t = useT()
  const [form, fields] = useForm<CommitmentStateInput>({
    id: 'commitment-state',
    lastResult: lastResult ?? null,
    defaultValue: { state, evidence: evidence ?? undefined },
  })
  return (
    <Form method="post" action={`/commitments/${id}/state`} className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      <input type="hidden" name="version" value={version} />
      <Choices
        field={fields.state as FieldMetadata<string>}
        label={t('commitments.state')}
        options={commitmentStates.map((one) => ({ value: one, label: t(`words.commitment.${one}`) }))}
      />
      <TextArea
        field={fields.evidence as FieldMetadata<string | undefined>}
        label={t('commitments.evidence')}
        hint={t('commitments.evidenceHint')}
        rows={3}
      />
      <p className="row">
        <SubmitButton kind={conflict ? 'plain' : 'primary'}>{t('commitments.saveState')}</SubmitButton>
      </p>
    </Form>
  )
}
