import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { fillGroup } from '#app/domain/delegations/group-people.server.ts'
import { addGroup, removeGroup, renameGroup } from '#app/domain/delegations/groups.server.ts'
import { groupInput } from '#app/domain/delegations/input.ts'
import { attendanceOf, groupsOf, guestsOf } from '#app/domain/delegations/queries.server.ts'
import { methodOf } from '#app/http/method.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { editableVisit } from '#app/http/visit-asked.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { GroupList, NewGroup } from '#app/ui/group-forms.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const { id, title } = await editableVisit(db, actor, args.params.id)
    const guests = (await guestsOf(db, id)).map(({ id, name, groupId, vehicleId }) => ({ id, name, groupId, vehicleId }))
    const items = [...(await attendanceOf(db, id)).values()]
    const groups = (await groupsOf(db, id)).map((group) => ({
      ...group,
      items: items.filter(({ groupIds }) => groupIds.includes(group.id)).length,
    }))
    return { visit: { id, title }, groups, guests }
  })
}

/** POST makes a group, renames the one it names, or says who is in the one it fills; DELETE removes that one. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const group = form.get('group')
  const submission = parseWithZod(form, { schema: groupInput })
  return asActor(actor, async (db) => {
    const visit = await editableVisit(db, actor, args.params.id)
    const here = redirect(`/visits/${visit.id}/delegation/groups`)
    if (methodOf(args.request, form) === 'DELETE') {
      return isUuid(group) && (await removeGroup(db, actor, visit.id, group)).ok ? here : notFound()
    }
    const fill = form.get('fill')
    if (fill) {
      const wish = { was: form.getAll('was').map(String), ticked: form.getAll('guestIds').map(String) }
      return isUuid(fill) && (await fillGroup(db, actor, visit.id, { groupId: fill, ...wish })).ok ? here : notFound()
    }
    if (submission.status !== 'success') return data({ at: group, result: submission.reply() }, { status: 422 })
    const { name } = submission.value
    const outcome = !form.has('group')
      ? await addGroup(db, actor, visit.id, submission.value)
      : isUuid(group)
        ? await renameGroup(db, actor, visit.id, { id: group, version: Number(form.get('version')), name })
        : ({ ok: false, reason: 'not-found' } as const)
    if (outcome.ok) return here
    if (outcome.reason === 'not-found') return notFound()
    const error = outcome.reason === 'name-taken' ? 'delegation.nameTaken' : 'delegation.changedMeanwhile'
    const status = outcome.reason === 'name-taken' ? 422 : 409
    return data({ at: group, result: submission.reply({ fieldErrors: { name: [error] } }) }, { status })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('delegation.groups'))

export default function GroupsRoute() {
  const { visit, groups, guests } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const crumb = { to: `/visits/${visit.id}/delegation`, label: `${visit.title} · ${t('delegation.title')}` }
  return (
    <>
      <PageHead title={t('delegation.groups')} crumb={crumb} lede={t('delegation.groupsLede')} />
      <div className="two">
        <GroupList groups={groups} guests={guests} answer={answer} />
        <div>
          <NewGroup result={answer?.at === null ? answer.result : undefined} key={groups.length} />
        </div>
      </div>
    </>
  )
}
