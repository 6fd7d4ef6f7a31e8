import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { addPasted, newContactLevel, proposeGuests } from '#app/domain/delegations/paste.server.ts'
import { readPasted } from '#app/domain/delegations/pasted.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { editableVisit } from '#app/http/visit-asked.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { PageHead } from '#app/ui/page.tsx'
import { PasteForm } from '#app/ui/paste-form.tsx'
import { PastedProposals } from '#app/ui/pasted-proposals.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const visit = await editableVisit(db, actor, args.params.id)
    return { visit: { id: visit.id, title: visit.title }, level: newContactLevel(visit.level), formKey: newFormKey() }
  })
}

/** Answers how the list was understood; with `add` in the form it adds the people as chosen. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const text = String(form.get('text') ?? '').slice(0, 60_000)
  return asActor(actor, async (db) => {
    const visit = await editableVisit(db, actor, args.params.id)
    const pasted = readPasted(text)
    if (!pasted.ok || form.has('change')) return data({ text, refused: pasted.ok ? undefined : pasted }, { status: pasted.ok ? 200 : 422 })
    const choices = pasted.lines.map((_, index) => form.get(`line-${index}`)?.toString())
    const key = form.get('formKey')
    let undecided: readonly number[] = []
    if (form.has('add') && isUuid(key)) {
      const done = await once(db, actor, key, async () => {
        const outcome = await addPasted(db, actor, visit, pasted.lines, choices)
        if (!outcome.ok && outcome.reason === 'undecided') undecided = outcome.lines
        return outcome.ok ? `/visits/${visit.id}/delegation` : undefined
      })
      if (done) return redirect(done)
    }
    const proposals = await proposeGuests(db, visit.id, pasted.lines)
    return data({ text, proposals, choices: form.has('add') ? choices : undefined, undecided }, { status: form.has('add') ? 422 : 200 })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('delegation.pasteTitle'))

export default function PasteRoute() {
  const { visit, level, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const crumb = { to: `/visits/${visit.id}/delegation`, label: `${visit.title} · ${t('delegation.title')}` }
  return (
    <>
      <PageHead title={t('delegation.pasteTitle')} crumb={crumb} />
      {answer && 'proposals' in answer ? (
        <PastedProposals {...answer} level={level} formKey={formKey} />
      ) : (
        <PasteForm text={answer?.text ?? ''} refused={answer?.refused} />
      )}
    </>
  )
}
