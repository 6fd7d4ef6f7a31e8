import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { FollowUpComment } from '#app/domain/follow-ups/comments.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { FormErrors, SubmitButton, TextArea } from './form.tsx'
import { Section } from './page.tsx'
import { useInstant } from './say-instant.ts'

type Said = Omit<FollowUpComment, 'at'> & { at: Date | string }

/** What was said about a follow-up, and the form to say more; without `formKey` for those who only read. */
export function FollowUpComments({ id, comments, formKey }: { id: string; comments: Said[]; formKey: string | undefined }) {
  const t = useT()
  const instant = useInstant()
  return (
    <Section id="comments" title={t('followUpPage.comments')}>
      {comments.length === 0 ? <p className="muted">{t('followUpPage.noComments')}</p> : null}
      <ol className="list list-tight">
        {comments.map((comment) => (
          <li key={comment.id}>
            <p className="small muted">{t('followUpPage.said', { who: comment.by, when: instant(new Date(comment.at)) })}</p>
            <p className="lines" dir="auto">
              {comment.body}
            </p>
          </li>
        ))}
      </ol>
      {formKey ? <CommentForm key={comments.length} id={id} formKey={formKey} lastResult={undefined} /> : null}
    </Section>
  )
}

type FormProps = { id: string; formKey: string; lastResult: SubmissionResult<string[]> | undefined }

export function CommentForm({ id, formKey, lastResult }: FormProps) {
  const t = useT()
  const [form, fields] = useForm<{ body: string }>({ id: 'comment', lastResult: lastResult ?? null })
  return (
    <Form method="post" action={`/follow-ups/${id}/comments`} className="form above-3" id={form.id} noValidate>
      <FormErrors form={form} />
      <input type="hidden" name="formKey" value={formKey} />
      <TextArea
        field={fields.body as FieldMetadata<string | undefined>}
        label={t('followUpPage.comment')}
        hint={t('followUpPage.commentHint')}
        rows={2}
      />
      <p className="row">
        <SubmitButton kind="plain">{t('followUpPage.addComment')}</SubmitButton>
      </p>
    </Form>
  )
}
