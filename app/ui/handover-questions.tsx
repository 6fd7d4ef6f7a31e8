import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'
import { FormErrors, SubmitButton, TextArea } from './form.tsx'
import type { InHandover } from './handover-part.tsx'
import { Section } from './page.tsx'
import { useInstant } from './say-instant.ts'

type Named = { id: string; name: string }

/** What the successor asked, with answers, and the way to ask or to answer. */
export function HandoverAsked({
  handover,
  said,
  receives,
  people,
  organisations,
}: InHandover & { people: Named[]; organisations: Named[] }) {
  const t = useT()
  const instant = useInstant()
  const nameOf = (id: string | null) => [...people, ...organisations].find((one) => one.id === id)?.name
  return (
    <Section id="questions" title={t('handovers.questions')}>
      {said.questions.length === 0 ? <p className="small muted">{t('handovers.noQuestions')}</p> : null}
      <ol className="list list-tight">
        {said.questions.map((one) => {
          const name = nameOf(one.contactId ?? one.organisationId)
          return (
            <li key={one.id}>
              <p className="small muted">
                {[name && t('handovers.about', { name }), instant(new Date(one.askedAt))].filter(Boolean).join(' · ')}
              </p>
              <p className="lines strong" dir="auto">
                {one.body}
              </p>
              {one.answer ? (
                <>
                  <p className="lines above-2" dir="auto">
                    {one.answer}
                  </p>
                  <p className="small muted">
                    {t('handovers.answered', { who: one.answeredBy, when: one.answeredAt ? instant(new Date(one.answeredAt)) : '' })}
                  </p>
                </>
              ) : (
                <p className="small muted">{t('handovers.unanswered')}</p>
              )}
              {receives || one.answer ? null : (
                <Link className="small" to={`/handovers/${handover.id}/answers?question=${one.id}`}>
                  {t('handovers.answer')}
                </Link>
              )}
            </li>
          )
        })}
      </ol>
      {receives ? (
        <p className="small above-3">
          <Link to={`/handovers/${handover.id}/questions`}>{t('handovers.askAll')}</Link>
        </p>
      ) : null}
    </Section>
  )
}

type FormProps = {
  name: 'body' | 'answer'
  label: string
  hint?: string
  send: string
  lastResult: SubmissionResult<string[]> | undefined
  formKey?: string
}

/** One text: a question, or its answer. */
export function HandoverTextForm({ name, label, hint = '', send, lastResult, formKey }: FormProps) {
  const [form, fields] = useForm<{ body: string; answer: string }>({ id: name, lastResult: lastResult ?? null })
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      {formKey ? <input type="hidden" name="formKey" value={formKey} /> : null}
      <TextArea field={fields[name] as FieldMetadata<string | undefined>} label={label} hint={hint} rows={4} />
      <p className="row">
        <SubmitButton>{send}</SubmitButton>
      </p>
    </Form>
  )
}
