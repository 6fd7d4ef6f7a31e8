import { eq } from 'drizzle-orm'
import type { DropReason, MessageKind, MessageLanguage } from '#db/schema/words.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { needsClearance } from '../clearance/rules.ts'
import { composeInvitation, composeWithdrawal, type Made } from './compose.server.ts'
import { type Invitee, inviteesOf } from './queries.server.ts'
import { languageOf } from './rules.ts'

export type Prepared = {
  invitee: Invitee & { address: string }
  kind: MessageKind
  language: MessageLanguage
  made: Made | { ok: false; reason: DropReason }
}

type Choice = { keys: readonly string[]; language: MessageLanguage; publicUrl: string; now: Date; deleting?: boolean | undefined }

/**
 * What each of the chosen people would be sent by the actor, now: an invitation to who takes part; when the engagement is cancelled or they take
 * no part any more, what takes back the one they hold; when it is to be deleted, in words that need nothing of it. People without an address, or who hold nothing to take back, are left out.
 */
export async function prepareMessages(db: ActorDb, actor: Actor, engagementId: string, choice: Choice): Promise<Prepared[]> {
  const v = visibleEngagements
  const [about] = await db.select({ status: v.status, level: v.level, sequence: v.sequence }).from(v).where(eq(v.id, engagementId))
  const [me] = await db.select({ address: visibleMembers.email }).from(visibleMembers).where(eq(visibleMembers.id, actor.id))
  if (!about || !me) return []
  const organizer = { name: actor.name, address: me.address }
  const chosen = (await inviteesOf(db, engagementId, choice.now)).filter(({ key }) => choice.keys.includes(key))
  const prepared: Prepared[] = []
  for (const person of chosen) {
    const { address, contactId, memberId, takesPart, held } = person
    const takesBack = !takesPart || about.status === 'cancelled' || choice.deleting
    if (!address || (takesBack && !held)) continue
    const tells = takesPart && !choice.deleting && !needsClearance(about.level)
    const kind = !takesBack ? 'invitation' : tells ? 'cancellation' : 'withdrawal'
    const language = languageOf(person.languages, takesBack && held ? held.language : choice.language)
    const { publicUrl, now } = choice
    // Of what they hold, so that a later invitation is newer than it again.
    const sequence = Math.max(held?.sequence ?? 0, takesPart ? about.sequence : 0)
    const wish = { kind, engagementId, contactId, memberId, address, language, sequence, organizer, publicUrl, stamp: now, now } as const
    const made = kind === 'withdrawal' ? composeWithdrawal(wish, person.name) : await composeInvitation(db, wish)
    prepared.push({ invitee: { ...person, address }, kind, language, made })
  }
  return prepared
}
