import '#app/i18n/of-pages.ts'
import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addRoom, listRooms, newRoom, removeRoom } from '#app/domain/rooms/rooms.server.ts'
import { methodOf } from '#app/http/method.ts'
import { requireAdministrator } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { SubmitButton, TextField } from '#app/ui/form.tsx'
import { Empty, PageHead, Section } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireAdministrator(args)
  return { rooms: await asActor(actor, listRooms) }
}

/** POST adds a room of ours, DELETE forgets one. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireAdministrator(args)
  const form = await args.request.formData()
  const id = String(form.get('id'))
  if (methodOf(args.request, form) === 'DELETE') {
    if (isUuid(id)) await asActor(actor, (db) => removeRoom(db, actor, id))
    return redirect('/members/rooms')
  }
  const submission = parseWithZod(form, { schema: newRoom })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const outcome = await asActor(actor, (db) => addRoom(db, actor, submission.value))
  return outcome.ok ? redirect('/members/rooms') : data(submission.reply({ fieldErrors: { name: ['rooms.nameTaken'] } }), { status: 422 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('rooms.title'))

export default function RoomsPage() {
  const { rooms } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const t = useT()
  const [form, fields] = useForm<{ name: string }>({ id: `room-${rooms.length}`, lastResult: lastResult ?? null })
  return (
    <>
      <PageHead title={t('rooms.title')} crumb={{ to: '/members', label: t('members.title') }} lede={t('rooms.lede')} />
      {rooms.length === 0 ? <Empty title={t('rooms.noneTitle')}>{t('rooms.noneText')}</Empty> : null}
      <ul className="list list-tight below-6">
        {rooms.map((room) => (
          <li className="row row-apart" key={room.id}>
            <bdi id={`name-${room.id}`}>{room.name}</bdi>
            <Form method="post">
              <input type="hidden" name="_method" value="DELETE" />
              <input type="hidden" name="id" value={room.id} />
              <button
                className="btn btn-small"
                type="submit"
                id={`forget-${room.id}`}
                aria-labelledby={`forget-${room.id} name-${room.id}`}
              >
                {t('rooms.forget')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <Section id="add" title={t('rooms.addTitle')}>
        <Form method="post" className="form" id={form.id} noValidate onSubmit={form.onSubmit} key={form.id}>
          <TextField field={fields.name} label={t('rooms.name')} hint={t('rooms.nameHint')} required maxLength={120} autoComplete="off" />
          <p>
            <SubmitButton>{t('rooms.add')}</SubmitButton>
          </p>
        </Form>
      </Section>
    </>
  )
}
