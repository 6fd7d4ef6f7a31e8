import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { addNote, problemInAssessment } from '#app/domain/assessments/commands.server.ts'
import { noteInput } from '#app/domain/assessments/input.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import { subjectAsked } from '#app/http/links-asked.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { NoteForm } from '#app/ui/note-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  return asActor(actor, async (db) => {
    const { today } = await readerFor(db, actor, args.request)
    const { subject, links, defaults } = await subjectAsked(db, actor, args.request)
    return {
      subject,
      links,
      defaults: { ...defaults, assessedOn: today },
      desks: await desksOf(db, actor),
      formKey: newFormKey(),
    }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const form = await args.request.formData()
  const key = String(form.get('formKey'))
  const submission = parseWithZod(form, { schema: noteInput })
  return asActor(actor, async (db) => {
    const again = (result = submission.reply()) => data({ result }, { status: 422 })
    if (submission.status !== 'success' || !isUuid(key)) return again()
    const input = submission.value
    const { today } = await readerFor(db, actor, args.request)
    const problem = await problemInAssessment(db, actor, input, today)
    if (problem) return again(submission.reply({ fieldErrors: { [problem.field]: [problem.error] } }))
    await once(db, actor, key, () => addNote(db, actor, input))
    return redirect(`${input.contactId ? `/contacts/${input.contactId}` : `/organisations/${input.organisationId}`}#notes`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('notes.new'))

export default function NewNotePage() {
  const { subject, links, defaults, desks, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('notes.new')} crumb={subject} lede={t('notes.lede')} />
      <NoteForm links={links} defaults={defaults} desks={desks} formKey={formKey} lastResult={answer?.result} />
    </>
  )
}
