import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { rolesInput } from '#app/domain/clearance/input.ts'
import { rolesOf } from '#app/domain/clearance/queries.server.ts'
import { setSignOffRoles } from '#app/domain/clearance/roles.server.ts'
import { findMember } from '#app/domain/members/queries.server.ts'
import { notFound } from '#app/http/not-found.ts'
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
  return asActor(actor, async (db) => {
    const { name } = (await findMember(db, id)) ?? notFound()
    return { member: { id, name }, roles: await rolesOf(db, { id }) }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireAdministrator(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const roles = rolesInput.safeParse((await args.request.formData()).getAll('roles'))
  if (!roles.success) return new Response(null, { status: 422 })
  const outcome = await asActor(actor, (db) => setSignOffRoles(db, actor, id, roles.data))
  return outcome.ok ? redirect(`/members/${id}`) : notFound()
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('clearance.memberRoles'))

export default function MemberSignOffsPage() {
  const { member, roles } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <PageHead
        title={t('clearance.memberRoles')}
        crumb={{ to: `/members/${member.id}`, label: member.name }}
        lede={t('clearance.memberRolesHint')}
      />
      <Form method="post" className="form">
        <SignOffChoices legend={member.name} chosen={roles} />
        <p>
          <SubmitButton>{t('common.save')}</SubmitButton>
        </p>
      </Form>
    </>
  )
}
