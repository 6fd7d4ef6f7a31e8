import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { rolesInput } from '#app/domain/clearance/input.ts'
import { setAskedSignOffs } from '#app/domain/clearance/roles.server.ts'
import { findDesk } from '#app/domain/members/desks.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { versionIn } from '#app/http/record-form.server.ts'
import { requireAdministrator } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { SubmitButton } from '#app/ui/form.tsx'
import { PageHead } from '#app/ui/page.tsx'
import { SignOffChoices } from '#app/ui/sign-off-choices.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireAdministrator(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  return asActor(actor, async (db) => ({ desk: (await findDesk(db, id)) ?? notFound() }))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireAdministrator(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const form = await args.request.formData()
  const roles = rolesInput.safeParse(form.getAll('roles'))
  if (!roles.success) return data({ error: 'errors.unknownChoice' as const }, { status: 422 })
  const outcome = await asActor(actor, (db) => setAskedSignOffs(db, actor, id, { roles: roles.data, version: versionIn(form) }))
  if (outcome.ok) return redirect(`/members/desks/${id}`)
  if (outcome.reason === 'not-found') notFound()
  return outcome.reason === 'none'
    ? data({ error: 'clearance.deskAsksOne' as const }, { status: 422 })
    : data({ error: 'clearance.deskChanged' as const }, { status: 409 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('clearance.asked'))

export default function DeskSignOffsPage() {
  const { desk } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead
        title={t('clearance.deskAsks')}
        crumb={{ to: `/members/desks/${desk.id}`, label: desk.name }}
        lede={t('clearance.deskAsksHint')}
      />
      <Form method="post" className="form">
        <input type="hidden" name="version" value={desk.version} />
        <SignOffChoices legend={desk.name} chosen={desk.asksSignOffs} key={desk.version} {...(answer && { error: t(answer.error) })} />
        <p>
          <SubmitButton>{t('common.save')}</SubmitButton>
        </p>
      </Form>
    </>
  )
}
