import { eq } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { photos } from '#db/schema/photos.ts'
import { visiblePhotos } from '#db/visible/contacts.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

/** The picture of a contact (WebP); undefined when there is none, or the contact is hidden. */
export async function photoOf(db: ActorDb, contactId: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const [photo] = await db.select({ image: visiblePhotos.image }).from(visiblePhotos).where(eq(visiblePhotos.contactId, contactId))
  // The embedded database answers so, the server with a buffer of Node's.
  return photo && new Uint8Array(photo.image)
}

/** Gives a contact a picture instead of the one it had, or none. For who may write the contact. */
export async function keepPhoto(db: ActorDb, actor: Actor, contactId: string, image: Uint8Array | undefined): Promise<void> {
  await db.delete(photos).where(eq(photos.contactId, contactId))
  if (image) await db.insert(photos).values({ id: newId(), contactId, image })
  await recordDeed(db, actor, { verb: 'changed', noun: 'contact', recordId: contactId, fields: ['photo'] })
}
