import { inflateRawSync } from 'node:zlib'
import { and, eq, inArray } from 'drizzle-orm'
import { programmeDocx } from '#app/documents/programme-docx.server.ts'
import { type Printed, programmePage } from '#app/documents/programme-page.tsx'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import type { EngagementForm } from '#app/domain/engagements/input.ts'
import { programmeCalendar } from '#app/domain/handouts/calendar.server.ts'
import { prepareProgramme } from '#app/domain/handouts/programme.server.ts'
import { engagements } from '#db/schema/engagements.ts'
import { participants } from '#db/schema/participants.ts'
import type { DocumentLanguage, ProgrammeReader } from '#db/schema/words.ts'
import { clear } from '#tests/helpers/clearance.ts'
import { asOwner } from '#tests/helpers/database.ts'
import { contact, engagement, organisation } from '../timeline/scene.ts'

export const now = new Date('2026-02-05T08:12:00Z')
const week = { startsOn: '2026-02-09', endsOn: '2026-02-13' }

export const visit = (actor: Actor, wish: Partial<EngagementForm> = {}) =>
  engagement(actor, { kind: 'visit', title: 'Working visit', ...week, ...wish })

export const item = (actor: Actor, visitId: string, wish: Partial<EngagementForm> = {}) =>
  engagement(actor, { timing: 'timed', startsOn: '2026-02-10', startsTime: '10:00', endsTime: '11:00', ...wish, visitId })

/** A visit with a word of its own in every field; those that begin with INSIDE may reach nobody outside. */
export async function canaryVisit(officer: Actor): Promise<string> {
  const [open, quiet, host] = [
    await organisation(officer, { name: 'OUT-organisation', original: 'OUT-original', originalLanguage: 'ar' }),
    await organisation(officer, {
      name: 'INSIDE-organisation',
      level: 'confidential',
      original: 'INSIDE-original',
      originalLanguage: 'ar',
    }),
    await organisation(officer, { name: 'INSIDE-host', level: 'confidential' }),
  ]
  const [guest, adviser, absent] = [
    await contact(officer, { name: 'OUT-guest', note: 'INSIDE-note', post: 'INSIDE-contact-post' } as object),
    await contact(officer, { name: 'INSIDE-adviser', level: 'confidential' }),
    await contact(officer, { name: 'INSIDE-absent' }),
  ]
  const id = await visit(officer, {
    title: 'OUT-visit',
    purpose: 'INSIDE-purpose',
    place: 'OUT-place',
    hostId: host,
    organisationIds: [open],
  })
  await asOwner((db) =>
    db.insert(participants).values([
      { engagementId: id, contactId: guest, organisationId: quiet, post: 'OUT-post', side: 'theirs' },
      { engagementId: id, contactId: adviser, post: 'INSIDE-post', side: 'theirs' },
      { engagementId: id, contactId: absent, side: 'theirs', answer: 'declined' },
      { engagementId: id, memberId: officer.id, side: 'ours', role: 'note-taker' },
    ]),
  )
  const secrets = { purpose: 'INSIDE-item-purpose', joinLink: 'https://inside.test/INSIDE-link' }
  await item(officer, id, { title: 'OUT-talk', place: 'OUT-room', organisationIds: [open, quiet], ...secrets })
  const last = await item(officer, id, { title: 'OUT-later', startsOn: '2026-02-11' })
  await item(officer, id, { title: 'INSIDE-ours', place: 'INSIDE-ours-room', oursOnly: 'on' } as object)
  await item(officer, id, { title: 'INSIDE-preparation', kind: 'preparation' })
  await item(officer, id, { title: 'INSIDE-confidential', level: 'confidential' })
  await item(officer, id, { title: 'INSIDE-need', level: 'need-to-know' })
  await asOwner((db) => db.update(engagements).set({ sourceNote: 'INSIDE-source' }).where(eq(engagements.id, last)))
  return id
}

/** Signs off every item that is above internal. */
export async function clearProgramme(member: Actor, visitId: string): Promise<void> {
  const strict = and(eq(engagements.visitId, visitId), inArray(engagements.level, ['confidential', 'need-to-know']))
  const rows = await asOwner((db) => db.select({ id: engagements.id }).from(engagements).where(strict))
  await clear(member, ...rows.map(({ id }) => id))
}

/** What a reader gets now, as a page, as the text of a Word document and as a calendar. */
export async function given(actor: Actor, visitId: string, reader: ProgrammeReader, language: DocumentLanguage = 'en') {
  const { prepared, calendar } = await asActor(actor, async (db) => {
    const prepared = await prepareProgramme(db, visitId, { reader, language }, now)
    if (!prepared.ok) throw new Error(prepared.reason)
    const frame = { ownerId: actor.id, publicUrl: 'https://gezant.test', now }
    return { prepared, calendar: await programmeCalendar(db, visitId, prepared.document, frame) }
  })
  return { ...prepared, page: pageOf(prepared), docx: unzip(await programmeDocx(prepared)), calendar: calendar.replaceAll('\r\n ', '') }
}

export const pageOf = (printed: Printed): string => programmePage({ ...printed, style: { href: '/paper.css' } })

/** The texts of every file in a zip archive, by its central directory. */
export function unzip(archive: Buffer): string {
  const texts: string[] = []
  for (let at = archive.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = archive.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    const size = archive.readUInt32LE(at + 20)
    const start = archive.readUInt32LE(at + 42)
    const data = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28)
    const packed = archive.subarray(data, data + size)
    texts.push((archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8'))
  }
  return texts.join('\n')
}
