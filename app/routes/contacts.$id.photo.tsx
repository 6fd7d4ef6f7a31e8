import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Actor } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { type Contact, findContact } from '#app/domain/contacts/queries.server.ts'
import { canEditContact } from '#app/domain/contacts/rules.ts'
import { keepPhoto } from '#app/domain/photos/photos.server.ts'
import { leaveErased, refuseErased } from '#app/http/erased.ts'
import { leaveMerged } from '#app/http/merged-away.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { readPhotoSent } from '#app/http/photo-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { PageHead } from '#app/ui/page.tsx'
import { PhotoForm } from '#app/ui/photo-form.tsx'

async function ownContact(db: ActorDb, actor: Actor, id: string | undefined): Promise<Contact> {
  const contact = (isUuid(id) ? await findContact(db, id) : undefined) ?? (await leaveMerged(db, id))
  if (!canEditContact(actor, contact)) forbidden()
  return contact
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const contact = await ownContact(db, actor, args.params.id)
    leaveErased(contact)
    return { id: contact.id, name: contact.name, photo: contact.photo }
  })
}

/** POST takes the picture that was sent, or takes the one there is away. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  // Whoever may not change it waits for no picture to be read.
  const contact = await asActor(actor, (db) => ownContact(db, actor, args.params.id))
  refuseErased(contact)
  const form = await args.request.formData()
  const sent = form.has('remove') ? undefined : await readPhotoSent(form)
  if (typeof sent === 'string') return data(sent, { status: 422 })
  await asActor(actor, (db) => keepPhoto(db, actor, contact.id, sent))
  return redirect(`/contacts/${contact.id}`)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('photos.title'))

export default function PhotoPage() {
  const { id, name, photo } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('photos.title')} crumb={{ to: `/contacts/${id}`, label: name }} lede={t('photos.lede')} />
      <PhotoForm contact={{ id, name, photo }} refused={refused} />
    </>
  )
}
