import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { findVisit } from '#app/domain/visits/queries.server.ts'
import { ProgrammeChanged, planShift, shiftVisit } from '#app/domain/visits/shifts.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { pageTitle } from '#app/i18n/title.ts'
import { isDate } from '#app/lib/dates.ts'
import { isUuid } from '#app/lib/ids.ts'
import { ShiftPage } from '#app/ui/shift-page.tsx'

async function visitToShift(db: ActorDb, actor: Actor, id: string | undefined) {
  const visit = (isUuid(id) ? await findVisit(db, id) : undefined) ?? notFound()
  if (!canEditEngagement(actor, visit)) forbidden()
  return visit
}

/** With `to` in the address it shows what moving comes to; nothing is moved yet. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const to = new URL(args.request.url).searchParams.get('to')
  return asActor(actor, async (db) => {
    const visit = await visitToShift(db, actor, args.params.id)
    const { id, title, startsOn, endsOn } = visit
    const wrong = to !== null && !isDate(to)
    return { visit: { id, title, startsOn, endsOn }, to, wrong, shift: to && !wrong ? await planShift(db, visit, to) : null }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const to = String(form.get('to') ?? '')
  const changed = () => data({ refused: 'changed-meanwhile' as const }, { status: 409 })
  try {
    return await asActor(actor, async (db) => {
      const visit = await visitToShift(db, actor, args.params.id)
      if (!isDate(to)) return data({ refused: 'not-a-date' as const }, { status: 422 })
      const outcome = await shiftVisit(db, actor, visit.id, String(form.get('state')), to)
      if (outcome.ok) return redirect(`/visits/${visit.id}`)
      if (outcome.reason === 'not-found') notFound()
      return outcome.reason === 'changed-meanwhile' ? changed() : data({ refused: outcome.reason }, { status: 422 })
    })
  } catch (error) {
    if (error instanceof ProgrammeChanged) return changed()
    throw error
  }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('shift.title'))

export default ShiftPage
