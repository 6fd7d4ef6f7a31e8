import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { admitMember } from '#app/domain/members/given-password.server.ts'
import { newMember } from '#app/domain/members/input.ts'
import { listDesks } from '#app/domain/members/queries.server.ts'
import { refusedMember } from '#app/http/refused-member.ts'
import { requireAdministrator } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { GivenPassword } from '#app/ui/given-password.tsx'
import { MemberForm } from '#app/ui/member-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

const blank = { name: '', email: '', role: 'officer', deskIds: [] }

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireAdministrator(args)
  return { desks: await asActor(actor, listDesks) }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireAdministrator(args)
  const submission = parseWithZod(await args.request.formData(), { schema: newMember })
  if (submission.status !== 'success') return data({ result: submission.reply(), added: undefined }, { status: 422 })
  const { name, email } = submission.value
  const outcome = await admitMember(actor, submission.value)
  if (outcome.ok) return data({ result: undefined, added: { id: outcome.id, name, email, password: outcome.password } })
  return data({ result: submission.reply({ fieldErrors: refusedMember(outcome.reason) }), added: undefined }, { status: 422 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('members.addTitle'))

export default function NewMemberPage() {
  const { desks } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const crumb = { to: '/members', label: t('members.title') }
  if (answer?.added) {
    const { id, name, email, password } = answer.added
    return (
      <>
        <PageHead title={t('members.addedTitle', { name })} crumb={crumb} />
        <GivenPassword email={email} password={password} />
        <p>
          <Link to={`/members/${id}`}>{t('members.back', { name })}</Link>
        </p>
      </>
    )
  }
  return (
    <>
      <PageHead title={t('members.addTitle')} crumb={crumb} />
      <MemberForm desks={desks} defaults={blank} lastResult={answer?.result} submit={t('members.add')} />
    </>
  )
}
