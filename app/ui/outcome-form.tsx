import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { FollowUp } from '#app/domain/follow-ups/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { FormErrors, SubmitButton, TextArea, TextField } from './form.tsx'

type Text = FieldMetadata<string | undefined>
type Props = { followUp: Pick<FollowUp, 'stage' | 'outcome' | 'evidence'>; lastResult: SubmissionResult<string[]> | undefined }

/** What came of a follow-up, and what shows it. */
export function OutcomeForm({ followUp: { stage, outcome, evidence }, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<{ outcome: string; evidence: string }>({
    id: 'outcome',
    lastResult: lastResult ?? null,
    defaultValue: { outcome: outcome ?? '', evidence: evidence ?? '' },
  })
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      <TextArea field={fields.outcome as Text} label={t('followUpPage.outcome')} hint={t('followUpPage.outcomeHint')} rows={4} optional />
      <TextField
        field={fields.evidence as Text}
        label={t('followUpPage.evidence')}
        hint={t('followUpPage.evidenceHint')}
        maxLength={500}
        optional
      />
      <p className="row">
        <SubmitButton>{t(stage === 'done' ? 'followUpPage.saveNote' : 'followUpPage.saveOutcome')}</SubmitButton>
      </p>
    </Form>
  )
}

/** Evidence as it is shown: a link leads there, words are words. */
export function Evidence({ evidence }: { evidence: string }) {
  if (!/^https:\/\/\S+$/.test(evidence)) return <bdi>{evidence}</bdi>
  return (
    <a href={evidence} rel="noopener noreferrer nofollow" dir="ltr">
      {evidence}
    </a>
  )
}
