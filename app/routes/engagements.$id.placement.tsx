import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { lastDeed } from '#app/domain/access/activity.server.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { type PlacementWarning, placementInput, placementWarnings } from '#app/domain/visits/placement.ts'
import { placeItem, returnToWindow } from '#app/domain/visits/placements.server.ts'
import { programmeEntries } from '#app/domain/visits/queries.server.ts'
import { asTyped, withChosenTime } from '#app/http/chosen-time.ts'
import { methodOf } from '#app/http/method.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { dayOf, itemFor, placedPath, placementDefaults } from '#app/http/placement-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { pageTitle } from '#app/i18n/title.ts'
import type { Meanwhile } from '#app/ui/conflict.tsx'
import { PlacementPage } from '#app/ui/placement-page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const found = await itemFor(db, actor, args.params.id)
    const { item, visit, hosts } = found
    return {
      item: { id: item.id, title: item.title, version: item.version, placed: dayOf(found) !== 'window' },
      visit: { id: visit.id, title: visit.title, startsOn: visit.startsOn, endsOn: visit.endsOn, zone: visit.zone },
      hosts,
      defaults: placementDefaults(found),
    }
  })
}

type Asked = {
  version?: number
  warnings?: PlacementWarning[]
  conflict?: { saved: ReturnType<typeof placementDefaults>; meanwhile: Meanwhile }
}

/** POST places the item, after asking when something stands against it; DELETE takes it back to the window. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = withChosenTime(await args.request.formData())
  const version = Number(form.get('version'))
  return asActor(actor, async (db) => {
    const found = await itemFor(db, actor, args.params.id)
    const submission = parseWithZod(form, { schema: placementInput(found.visit.zone) })
    const again = (status: number, { warnings = [], conflict, version }: Asked = {}, result = submission.reply()) =>
      data({ result, warnings, conflict, version }, { status })
    const back = methodOf(args.request, form) === 'DELETE'
    if (form.has('find')) return again(200, { version }, asTyped(submission))
    if (!back && submission.status !== 'success') return again(422)
    if (!back && submission.status === 'success' && !form.has('anyway')) {
      const others = (await programmeEntries(db, found.visit)).filter((entry) => entry.id !== found.item.id)
      const warnings = placementWarnings(found.visit, others, submission.value)
      if (warnings.length > 0) return again(422, { warnings })
    }
    const outcome =
      back || submission.status !== 'success'
        ? await returnToWindow(db, actor, found, version)
        : await placeItem(db, actor, found, version, submission.value)
    if (outcome.ok) return redirect(placedPath(found, back || dayOf(found) !== 'window' ? undefined : 'window'))
    if (outcome.reason === 'not-found') notFound()
    if (outcome.reason === 'not-yours') forbidden()
    if (outcome.reason === 'unknown-host') return again(422, {}, submission.reply({ fieldErrors: { hostId: ['errors.unknownChoice'] } }))
    const last = await lastDeed(db, found.item.id)
    const meanwhile = { by: last?.by ?? null, at: found.item.changedAt.toISOString(), version: found.item.version }
    return again(409, { conflict: { saved: placementDefaults(found), meanwhile } })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('placements.title'))

export default PlacementPage
