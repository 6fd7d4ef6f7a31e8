import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { disableMember, enableMember } from '#app/domain/members/commands.server.ts'
import { findMember } from '#app/domain/members/queries.server.ts'
import { methodOf } from '#app/http/method.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireAdministrator } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { SubmitButton } from '#app/ui/form.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireAdministrator(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  return asActor(actor, async (db) => ({ member: (await findMember(db, id)) ?? notFound() }))
}

/** POST gives a member access, DELETE takes it away. Doing either twice is no error. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireAdministrator(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const takes = methodOf(args.request, await args.request.formData()) === 'DELETE'
  const outcome = await asActor(actor, (db) => (takes ? disableMember(db, actor, id, new Date()) : enableMember(db, actor, id)))
  if (outcome.ok) return redirect(`/members/${id}`)
  if (outcome.reason === 'not-found') notFound()
  return data({ refused: true }, { status: 409 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('members.access'))

export default function MemberAccessPage() {
  const { member } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const { id, name, disabledAt } = member
  return (
    <>
      <PageHead
        title={t(disabledAt ? 'members.enableTitle' : 'members.disableTitle', { name })}
        crumb={{ to: `/members/${id}`, label: t('members.back', { name }) }}
        lede={t(disabledAt ? 'members.enableText' : 'members.disableText')}
      />
      {answer ? (
        <p className="notice notice-late below-5" role="alert">
          <Icon name="warning" /> {t('members.lastAdministrator')}
        </p>
      ) : null}
      <Form method="post" className="row">
        {disabledAt ? null : <input type="hidden" name="_method" value="DELETE" />}
        <SubmitButton kind={disabledAt ? 'primary' : 'danger'}>{t(disabledAt ? 'members.enable' : 'members.disable')}</SubmitButton>
        <Link to={`/members/${id}`}>{t('members.back', { name })}</Link>
      </Form>
    </>
  )
}
