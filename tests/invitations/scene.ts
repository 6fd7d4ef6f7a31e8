import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { sendInvitations } from '#app/domain/invitations/commands.server.ts'
import { prepareMessages } from '#app/domain/invitations/prepare.server.ts'
import { inviteesOf } from '#app/domain/invitations/queries.server.ts'
import { sendNext } from '#app/domain/messages/send.server.ts'
import { smtpTransport } from '#app/mail/smtp.server.ts'
import type { Level } from '#db/schema/words.ts'
import type { MailServer } from '#tests/helpers/mail-server.ts'
import { contact, engagement, makeScene } from '../timeline/scene.ts'

export const publicUrl = 'https://gezant.test'
export const from = 'gezant@ministry.test'
export const now = new Date('2026-02-01T08:00:00.000Z')
export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

const talk = {
  title: 'CANARY-title',
  place: 'CANARY-place',
  timing: 'timed',
  startsOn: '2026-02-10',
  startsTime: '10:00',
  endsTime: '11:00',
} as const

/** A talk with a contact who reads Dutch and a colleague of another desk. */
export async function talkToInviteTo({ level = 'internal', ...over }: { level?: Level; startsOn?: string } = {}) {
  const scene = await makeScene()
  const guest = await contact(scene.officer, { name: 'Guest', email: 'guest@community.test', languages: ['nl'] })
  const id = await engagement(scene.officer, {
    ...talk,
    zone: 'Asia/Damascus',
    level,
    contactIds: [guest],
    memberIds: [scene.participant.id],
    ...over,
  })
  return { ...scene, id, guest, keys: { guest: `contact:${guest}`, colleague: `member:${scene.participant.id}` } }
}

/** Reads what each would get and sends just that. */
export async function invite(actor: Actor, id: string, keys: string[], at = now) {
  const wish = { language: 'en' as const, publicUrl, now: at }
  const prepared = await asActor(actor, (db) => prepareMessages(db, actor, id, { ...wish, keys }))
  const chosen = prepared.map(({ invitee, made }) => ({ key: invitee.key, digest: made.ok ? made.digest : made.reason }))
  return asActor(actor, (db) => sendInvitations(db, actor, id, { ...wish, chosen }))
}

export const standings = async (actor: Actor, id: string, at = now) =>
  (await asActor(actor, (db) => inviteesOf(db, id, at))).map(({ name, standing }) => [name, standing])

/** Sends what is due at a moment, and answers how each ended. */
export async function sendDue({ url }: MailServer, at = now, { timeoutMs = 3000 } = {}) {
  const transport = smtpTransport({ url, from, timeoutMs })
  const ends: string[] = []
  for (;;) {
    const end = await sendNext({ transport, publicUrl, now: () => at })
    if (!end) return ends
    ends.push(`${end.state}${'reason' in end ? ` ${end.reason}` : ''}${'code' in end ? ` ${end.code}` : ''}`)
  }
}
