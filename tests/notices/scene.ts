import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { remindOfLateContacts } from '#app/domain/notices/late-contacts.server.ts'
import { countUnread, noticesPage } from '#app/domain/notices/queries.server.ts'
import { remindDue } from '#app/domain/notices/remind.server.ts'
import { settings } from '#db/schema/members.ts'
import { asOwner } from '#tests/helpers/database.ts'

/** A Thursday, nine in the morning in Amsterdam, eleven in Damascus. */
export const now = new Date('2026-02-05T08:00:00.000Z')
export const at = (text: string) => new Date(text)

export const lives = (actor: Actor, zone: string) =>
  asOwner(async (db) => {
    await db.delete(settings).where(eq(settings.memberId, actor.id))
    await db.insert(settings).values({ memberId: actor.id, zone })
  })

export async function remindAll(moment = now) {
  const made = await remindDue(moment)
  while (await remindOfLateContacts(moment));
  return made
}

/** What the actor's inbox says, as kind and title; its counts must agree with that. */
export async function inbox(actor: Actor, moment = now): Promise<string[]> {
  const { rows, total, unread, count } = await asActor(actor, async (db) => ({
    ...(await noticesPage(db, 1, moment)),
    count: await countUnread(db, moment),
  }))
  const shown = rows.filter(({ readAt }) => !readAt).length
  if (rows.length !== total || shown !== unread || unread !== count)
    throw new Error(`${rows.length} of ${total}, ${shown} of ${unread} unread, ${count} counted`)
  return rows.map(({ kind, title, readAt }) => `${kind}: ${title}${readAt ? ' (read)' : ''}`)
}
