import '#app/i18n/of-pages.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { givePassword } from '#app/domain/members/given-password.server.ts'
import { findMember } from '#app/domain/members/queries.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireAdministrator } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { SubmitButton } from '#app/ui/form.tsx'
import { GivenPassword } from '#app/ui/given-password.tsx'
import { PageHead } from '#app/ui/page.tsx'

async function memberToGive(actor: Actor, id: string | undefined) {
  const member = isUuid(id) ? await asActor(actor, (db) => findMember(db, id)) : undefined
  if (!member) notFound()
  if (member.demo || member.id === actor.id) forbidden()
  return { id: member.id, name: member.name, email: member.email }
}

export async function loader(args: LoaderFunctionArgs) {
  return memberToGive(await requireAdministrator(args), args.params.id)
}

/** POST gives the member another password and shows it, this once. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireAdministrator(args)
  const { id } = await memberToGive(actor, args.params.id)
  return { password: (await givePassword(actor, id)) ?? notFound() }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('members.givePassword'))

export default function MemberPasswordPage() {
  const { id, name, email } = useLoaderData<typeof loader>()
  const given = useActionData<typeof action>()
  const t = useT()
  const back = <Link to={`/members/${id}`}>{t('members.back', { name })}</Link>
  const crumb = { to: '/members', label: t('members.title') }
  if (given) {
    return (
      <>
        <PageHead title={t('members.givenTitle', { name })} crumb={crumb} />
        <GivenPassword email={email} password={given.password} />
        <p>{back}</p>
      </>
    )
  }
  return (
    <>
      <PageHead title={t('members.giveTitle', { name })} crumb={crumb} lede={t('members.giveText')} />
      <Form method="post" className="row">
        <SubmitButton>{t('members.givePassword')}</SubmitButton>
        {back}
      </Form>
    </>
  )
}
