import '#app/i18n/of-pages.ts'
import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { lastDeed } from '#app/domain/access/activity.server.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findDesk, renameDesk } from '#app/domain/members/desks.server.ts'
import { deskChange } from '#app/domain/members/input.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireAdministrator } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { Conflict } from '#app/ui/conflict.tsx'
import { SubmitButton, TextField } from '#app/ui/form.tsx'
import { capital } from '#app/ui/in-words.ts'
import { PageHead, Section } from '#app/ui/page.tsx'

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
  const submission = parseWithZod(await args.request.formData(), { schema: deskChange })
  if (submission.status !== 'success') return data({ result: submission.reply(), conflict: undefined }, { status: 422 })
  return asActor(actor, async (db) => {
    const outcome = await renameDesk(db, actor, id, submission.value)
    if (outcome.ok) return redirect('/members/desks')
    if (outcome.reason === 'not-found') notFound()
    if (outcome.reason === 'name-taken') {
      return data({ result: submission.reply({ fieldErrors: { name: ['members.nameTaken'] } }), conflict: undefined }, { status: 422 })
    }
    const last = await lastDeed(db, id)
    const saved = (await findDesk(db, id)) ?? notFound()
    const meanwhile = { by: last?.by ?? null, at: (last?.at ?? new Date()).toISOString(), version: saved.version }
    return data({ result: submission.reply(), conflict: { saved, meanwhile } }, { status: 409 })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('members.renameDesk'))

const dayFields = ['briefDaysBefore', 'readOutDaysAfter'] as const
type DeskFields = { name: string } & Record<(typeof dayFields)[number], string>

const daysOf = (desk: Record<(typeof dayFields)[number], number>) => ({
  briefDaysBefore: String(desk.briefDaysBefore),
  readOutDaysAfter: String(desk.readOutDaysAfter),
})

export default function DeskPage() {
  const { desk } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const [form, fields] = useForm<DeskFields>({
    id: 'desk',
    lastResult: answer?.result ?? null,
    defaultValue: { name: desk.name, ...daysOf(desk) },
  })
  const conflict = answer?.conflict
  const typed = { name: '', briefDaysBefore: '', readOutDaysAfter: '', ...answer?.result.initialValue } as DeskFields
  return (
    <>
      <PageHead title={t('members.renameDesk')} crumb={{ to: '/members/desks', label: t('members.desksTitle') }} />
      {conflict ? (
        <Conflict
          meanwhile={conflict.meanwhile}
          fields={[
            { label: t('members.deskName'), yours: typed.name, saved: conflict.saved.name },
            ...dayFields.map((name) => ({ label: t(`members.${name}`), yours: typed[name], saved: daysOf(conflict.saved)[name] })),
          ]}
          form={form.id}
          keepTo="/members/desks"
        />
      ) : null}
      <Form method="post" className="form" id={form.id} noValidate onSubmit={form.onSubmit}>
        <input type="hidden" name="version" value={conflict?.meanwhile.version ?? desk.version} />
        <TextField field={fields.name} label={t('members.deskName')} required maxLength={80} autoComplete="off" />
        <div className="fields-2">
          {dayFields.map((name) => (
            <TextField key={name} field={fields[name]} label={t(`members.${name}`)} inputMode="numeric" dir="ltr" autoComplete="off" />
          ))}
        </div>
        <p>
          <SubmitButton>{t('common.save')}</SubmitButton>
        </p>
      </Form>
      <div className="above-7">
        <Section id="sign-offs" title={t('clearance.deskAsks')}>
          <p className="below-3">{capital(desk.asksSignOffs.map((role) => t(`clearance.role.${role}`)).join(', '))}</p>
          <Link className="btn" to={`/members/desks/${desk.id}/sign-offs`}>
            {t('clearance.changeAsked')}
          </Link>
        </Section>
      </div>
    </>
  )
}
