import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { signOff, takeBackSignOff } from '#app/domain/clearance/commands.server.ts'
import { signOffInput } from '#app/domain/clearance/input.ts'
import { clearanceOf, rolesOf, takenBackSignOffs } from '#app/domain/clearance/queries.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { methodOf } from '#app/http/method.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { ClearancePage } from '#app/ui/clearance-page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  return asActor(actor, async (db) => {
    const engagement = (await findEngagement(db, id)) ?? notFound()
    return {
      engagement,
      clearance: await clearanceOf(db, id),
      takenBack: await takenBackSignOffs(db, id),
      roles: await rolesOf(db, actor),
      edits: canEditEngagement(actor, engagement),
    }
  })
}

/** POST signs off in a role, DELETE takes the sign-off of a role back. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const form = await args.request.formData()
  const takesBack = methodOf(args.request, form) === 'DELETE'
  const wish = signOffInput.safeParse(Object.fromEntries(form))
  return asActor(actor, async (db) => {
    if (!(await findEngagement(db, id))) notFound()
    const { role, seen } = wish.data ?? {}
    if (!role || !(seen || takesBack)) return data({ refused: 'changed-meanwhile' as const }, { status: 422 })
    const outcome = seen && !takesBack ? await signOff(db, actor, id, { role, seen }) : await takeBackSignOff(db, actor, id, role)
    if (!outcome.ok && outcome.reason === 'not-found') notFound()
    if (!outcome.ok && outcome.reason === 'not-yours') forbidden()
    if (!outcome.ok && outcome.reason === 'changed-meanwhile') return data({ refused: outcome.reason }, { status: 409 })
    return redirect(`/engagements/${id}/clearance`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('clearance.title'))

export default function ClearanceRoute() {
  const loaded = useLoaderData<typeof loader>()
  return <ClearancePage {...loaded} refused={useActionData<typeof action>() !== undefined} />
}
