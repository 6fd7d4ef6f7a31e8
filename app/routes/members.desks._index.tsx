import '#app/i18n/of-pages.ts'
import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addDesk } from '#app/domain/members/desks.server.ts'
import { newDesk } from '#app/domain/members/input.ts'
import { listDesks } from '#app/domain/members/queries.server.ts'
import { requireAdministrator } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { SubmitButton, TextField } from '#app/ui/form.tsx'
import { Empty, PageHead, Section } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireAdministrator(args)
  return { desks: await asActor(actor, listDesks) }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireAdministrator(args)
  const submission = parseWithZod(await args.request.formData(), { schema: newDesk })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const outcome = await asActor(actor, (db) => addDesk(db, actor, submission.value))
  return outcome.ok ? redirect('/members/desks') : data(submission.reply({ fieldErrors: { name: ['members.nameTaken'] } }), { status: 422 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('members.desksTitle'))

export default function DesksPage() {
  const { desks } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const t = useT()
  const [form, fields] = useForm<{ name: string }>({ id: `desk-${desks.length}`, lastResult: lastResult ?? null })
  return (
    <>
      <PageHead title={t('members.desksTitle')} crumb={{ to: '/members', label: t('members.title') }} lede={t('members.desksLede')} />
      {desks.length === 0 ? <Empty title={t('members.noDesksTitle')}>{t('members.noDesksText')}</Empty> : null}
      <ul className="list list-tight below-6">
        {desks.map((desk) => (
          <li className="row row-apart" key={desk.id}>
            <Link to={`/members/desks/${desk.id}`}>
              <bdi>{desk.name}</bdi>
            </Link>
            <span className="muted small">{t('members.count', { count: desk.members })}</span>
          </li>
        ))}
      </ul>
      <Section id="add" title={t('members.addDeskTitle')}>
        <Form method="post" className="form" id={form.id} noValidate onSubmit={form.onSubmit} key={form.id}>
          <TextField field={fields.name} label={t('members.deskName')} required maxLength={80} autoComplete="off" />
          <p>
            <SubmitButton>{t('members.addDesk')}</SubmitButton>
          </p>
        </Form>
      </Section>
    </>
  )
}
