import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { lastDeed } from '#app/domain/access/activity.server.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { rolesOf } from '#app/domain/clearance/queries.server.ts'
import { feedCountOf } from '#app/domain/feeds/trail.server.ts'
import { changeMember } from '#app/domain/members/commands.server.ts'
import { memberChange } from '#app/domain/members/input.ts'
import { findMember, listDesks } from '#app/domain/members/queries.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { refusedMember } from '#app/http/refused-member.ts'
import { requireAdministrator } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { isUuid } from '#app/lib/ids.ts'
import { Conflict } from '#app/ui/conflict.tsx'
import { MemberAccess } from '#app/ui/member-access.tsx'
import { memberConflict } from '#app/ui/member-conflict.ts'
import { MemberFeeds } from '#app/ui/member-feeds.tsx'
import { MemberForm } from '#app/ui/member-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireAdministrator(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  return asActor(actor, async (db) => {
    const member = (await findMember(db, id)) ?? notFound()
    const desks = await listDesks(db)
    return { member, desks, feeds: await feedCountOf(db, id), own: id === actor.id, roles: await rolesOf(db, { id }) }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireAdministrator(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: memberChange })
  if (submission.status !== 'success') return data({ result: submission.reply(), conflict: undefined }, { status: 422 })
  return asActor(actor, async (db) => {
    const outcome = await changeMember(db, actor, id, submission.value)
    if (outcome.ok) return redirect('/members')
    if (outcome.reason !== 'changed-meanwhile') {
      return data({ result: submission.reply({ fieldErrors: refusedMember(outcome.reason) }), conflict: undefined }, { status: 422 })
    }
    const last = await lastDeed(db, id)
    const saved = (await findMember(db, id)) ?? notFound()
    const meanwhile = { by: last?.by ?? null, at: (last?.at ?? new Date()).toISOString(), version: saved.version }
    return data({ result: submission.reply(), conflict: { saved, meanwhile } }, { status: 409 })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.member.name ?? ''} · Gezant` }]

export default function MemberPage() {
  const { member, desks, feeds, own, roles } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const conflict = answer?.conflict
  return (
    <>
      <PageHead title={<bdi>{member.name}</bdi>} crumb={{ to: '/members', label: t('members.title') }} />
      {conflict ? (
        <Conflict
          meanwhile={conflict.meanwhile}
          fields={memberConflict(t, desks, answer.result.initialValue ?? {}, conflict.saved)}
          form="member"
          keepTo="/members"
        />
      ) : null}
      <MemberForm
        desks={desks}
        defaults={{ ...member, deskIds: member.desks.map((desk) => desk.id) }}
        lastResult={answer?.result}
        version={conflict?.meanwhile.version ?? member.version}
        submit={t('common.save')}
      />
      <MemberAccess member={member} own={own} roles={roles} />
      <MemberFeeds feeds={feeds} />
      <p className="above-5">
        <Link to={`/handovers/new?of=${member.id}`}>{t('members.handOver')}</Link>
      </p>
    </>
  )
}
