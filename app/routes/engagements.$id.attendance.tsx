import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { setAttendance } from '#app/domain/delegations/groups.server.ts'
import { attendanceInput } from '#app/domain/delegations/input.ts'
import { attendanceOf, groupsOf, guestsOf } from '#app/domain/delegations/queries.server.ts'
import { itemFor } from '#app/http/placement-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { AttendanceForm } from '#app/ui/attendance-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const { item, visit } = await itemFor(db, actor, args.params.id)
    const guests = (await guestsOf(db, visit.id)).map(({ id, name }) => ({ id, name }))
    return {
      item: { id: item.id, title: item.title },
      visitId: visit.id,
      groups: await groupsOf(db, visit.id),
      guests,
      attendance: (await attendanceOf(db, visit.id)).get(item.id) ?? null,
    }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: attendanceInput })
  return asActor(actor, async (db) => {
    const { item, visit } = await itemFor(db, actor, args.params.id)
    if (submission.status !== 'success')
      return data({ error: submission.error?.who?.[0] ?? 'errors.unknownChoice', typed: typedIn(form) }, { status: 422 })
    const outcome = await setAttendance(db, actor, { id: item.id, visitId: visit.id }, Number(form.get('version')) || 0, submission.value)
    if (outcome.ok) return redirect(`/visits/${visit.id}#item-${item.id}`)
    const meanwhile = outcome.reason === 'changed-meanwhile'
    return data(
      { error: meanwhile ? 'delegation.changedMeanwhile' : 'errors.unknownChoice', typed: meanwhile ? undefined : typedIn(form) },
      { status: meanwhile ? 409 : 422 },
    )
  })
}

const typedIn = (form: FormData) => ({
  who: form.get('who') === 'part' ? ('part' as const) : ('whole' as const),
  groupIds: form.getAll('groupIds').map(String),
  guestIds: form.getAll('guestIds').map(String),
})

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('delegation.attendance'))

export default function AttendanceRoute() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const { item } = loaded
  return (
    <>
      <PageHead
        title={t('delegation.attendance')}
        crumb={{ to: `/engagements/${item.id}`, label: item.title }}
        lede={t('delegation.attendanceLede')}
      />
      <AttendanceForm {...loaded} error={answer?.error} typed={answer?.typed} key={loaded.attendance?.version ?? 0} />
    </>
  )
}
