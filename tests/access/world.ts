import { sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/access/actors.ts'
import { newId } from '#app/lib/ids.ts'
import { recordAccess } from '#db/schema/access.ts'
import { appPasswordFeeds, appPasswords } from '#db/schema/app-passwords.ts'
import { assessments } from '#db/schema/assessments.ts'
import { contacts } from '#db/schema/contacts.ts'
import { engagements } from '#db/schema/engagements.ts'
import { exportParts, exports } from '#db/schema/exports.ts'
import { externalCalendars } from '#db/schema/external-calendars.ts'
import { feeds } from '#db/schema/feeds.ts'
import { commitments, followUps } from '#db/schema/follow-ups.ts'
import { handovers } from '#db/schema/handovers.ts'
import { imports } from '#db/schema/imports.ts'
import { merges } from '#db/schema/merges.ts'
import { messages } from '#db/schema/messages.ts'
import { notices } from '#db/schema/notices.ts'
import { organisations } from '#db/schema/organisations.ts'
import { participants } from '#db/schema/participants.ts'
import { photos } from '#db/schema/photos.ts'
import { relations } from '#db/schema/relations.ts'
import { savedViews } from '#db/schema/saved-views.ts'
import { tableImports } from '#db/schema/table-imports.ts'
import { templates } from '#db/schema/templates.ts'
import { briefs } from '#db/schema/texts.ts'
import type { Level } from '#db/schema/words.ts'
import { asOwner } from '#tests/helpers/database.ts'
import { makeDesk, makeMember } from '#tests/helpers/people.ts'

export type Noun = 'engagement' | 'visit' | 'organisation' | 'contact' | 'follow-up' | 'commitment' | 'template' | 'assessment' | 'relation'
export type World = {
  actors: Record<ActorName, Actor>
  records: Record<Noun, string>
  feedId: string
  appPasswordId: string
  viewId: string
  externalCalendarId: string
  importId: string
  exportId: string
  tableId: string
  deskId: string
  memberId: string
  messageId: string
  mergeId: string
  noticeId: string
  /** Given by the officer of the desk, and taken over by them. */
  givenId: string
  takenId: string
}
export const actorNames = [
  'viewer',
  'officer of the desk',
  'officer of another desk',
  'participant',
  'named',
  'manager',
  'administrator',
] as const
export type ActorName = (typeof actorNames)[number]

/** One record of each noun at the level, kept by one desk; a viewer who takes part in the engagements, and one who is named on all. */
export async function makeWorld(level: Level): Promise<World> {
  const desk = await makeDesk('Syria desk')
  const other = await makeDesk('Europe desk')
  const actors: Record<ActorName, Actor> = {
    viewer: await makeMember({ name: 'Viewer', role: 'viewer', desks: [other] }),
    'officer of the desk': await makeMember({ name: 'Officer of the desk', role: 'officer', desks: [desk] }),
    'officer of another desk': await makeMember({ name: 'Officer elsewhere', role: 'officer', desks: [other] }),
    participant: await makeMember({ name: 'Participant', role: 'viewer', desks: [other] }),
    named: await makeMember({ name: 'Named', role: 'viewer', desks: [other] }),
    manager: await makeMember({ name: 'Manager', role: 'manager', desks: [other] }),
    administrator: await makeMember({ name: 'Administrator', role: 'administrator' }),
  }
  const nouns: Noun[] = ['engagement', 'visit', 'organisation', 'contact', 'follow-up', 'commitment', 'template', 'assessment', 'relation']
  const ids = Object.fromEntries(nouns.map((noun) => [noun, newId()])) as Record<Noun, string>
  const base = (noun: Noun) => ({ id: ids[noun], deskId: desk.id, level })
  const day = { timing: 'all-day' as const, zone: 'UTC', startsOn: '2026-02-05', endsOn: '2026-02-05' }
  const instants = { startsAt: new Date('2026-02-05T00:00:00Z'), endsAt: new Date('2026-02-06T00:00:00Z') }
  const [feedId, appPasswordId, viewId, importId, messageId] = [newId(), newId(), newId(), newId(), newId()]
  const [externalCalendarId, mergeId, noticeId, exportId, tableId] = [newId(), newId(), newId(), newId(), newId()]
  const [givenId, takenId] = [newId(), newId()]
  const bystander = await makeMember({ name: 'Bystander', role: 'viewer', desks: [other] })
  await asOwner(async (db) => {
    await db.insert(engagements).values({ ...base('engagement'), kind: 'meeting', title: 'A talk', ...day, ...instants })
    await db.insert(engagements).values({ ...base('visit'), kind: 'visit', title: 'A visit', ...day, ...instants })
    // Public, so that whoever sees the engagement sees its brief.
    await db.insert(briefs).values({ deskId: desk.id, level: 'public', engagementId: ids.engagement, body: 'A brief' })
    await db.insert(organisations).values({ ...base('organisation'), kind: 'community', name: 'A community' })
    await db.insert(contacts).values({ ...base('contact'), name: 'A contact' })
    const gone = newId()
    await db.insert(contacts).values({ id: gone, deskId: desk.id, level: 'public', name: 'The same contact', deletedAt: new Date() })
    const two = { keptId: ids.contact, goneId: gone, goneName: 'The same contact', memberId: actors['officer of the desk'].id }
    await db.insert(merges).values({ id: mergeId, ...two, before: {}, after: {} })
    // Public, so that what the follow-up and the commitment hang on never decides who sees them.
    const open = newId()
    await db
      .insert(organisations)
      .values({ id: open, deskId: desk.id, level: 'public', kind: 'ngo', name: 'Known to all', cadenceWeeks: 4 })
    const late = { kind: 'contact-late' as const, recordId: open, dueAt: new Date('2026-02-05T00:00:00Z') }
    await db.insert(notices).values({ id: noticeId, memberId: actors['officer of the desk'].id, ...late })
    await db.insert(followUps).values({ ...base('follow-up'), title: 'A follow-up', ownerId: actors['officer of the desk'].id })
    await db.insert(commitments).values({ ...base('commitment'), wording: 'A promise', direction: 'ours', organisationId: open })
    const author = { createdBy: actors['officer of the desk'].id, organisationId: open }
    await db
      .insert(assessments)
      .values({ ...base('assessment'), ...author, kind: 'interest', value: 3, assessedOn: '2026-02-05', note: 'Asked twice' })
    await db.insert(photos).values({ contactId: ids.contact, image: new Uint8Array([1]) })
    const known = newId()
    await db.insert(organisations).values({ id: known, deskId: desk.id, level: 'public', kind: 'ngo', name: 'Known as well' })
    const between = { fromOrganisationId: open, toOrganisationId: known }
    await db.insert(relations).values({ ...base('relation'), ...between, kind: 'funds' })
    const whose = level === 'need-to-know' ? { ownerId: actors['officer of the desk'].id } : { deskId: desk.id }
    await db.insert(templates).values({ id: ids.template, ...whose, level, name: 'Courtesy call', title: 'A call', kind: 'call' })
    for (const engagementId of [ids.engagement, ids.visit]) {
      await db.insert(participants).values({ engagementId, memberId: actors.participant.id, side: 'ours' })
    }
    await db
      .insert(recordAccess)
      .values(Object.values(ids).map((recordId) => ({ recordId, memberId: actors.named.id, reason: 'named' as const })))
    await db.insert(feeds).values({
      id: feedId,
      ownerId: actors['officer of the desk'].id,
      name: 'All',
      scope: 'all',
      detail: 'full',
      tokenHash: newId(),
      tokenStart: 'abcd',
    })
    const password = { id: appPasswordId, ownerId: actors['officer of the desk'].id, name: 'Telephone' }
    await db.insert(appPasswords).values({ ...password, secretHash: newId(), secretStart: 'abcd' })
    await db.insert(appPasswordFeeds).values({ appPasswordId, feedId, ownerId: password.ownerId })
    const mine = { ownerId: actors['officer of the desk'].id, page: 'calendar' as const }
    const test = { memberId: actors.administrator.id, address: 'administrator@ministry.test', causedBy: actors.administrator.id }
    await db.insert(messages).values({ id: messageId, kind: 'test', ...test, language: 'en', digest: '' })
    await db.insert(savedViews).values({ id: viewId, ...mine, name: 'Calls', query: 'view=month&kind=call' })
    const outside = {
      address: 'https://calendar.test/a.ics',
      host: 'calendar.test',
      shared: false,
      colour: 'teal' as const,
      dueAt: new Date(),
    }
    await db.insert(externalCalendars).values({ id: externalCalendarId, ownerId: mine.ownerId, name: 'Holidays', ...outside })
    await db.insert(imports).values({ id: importId, ownerId: actors['officer of the desk'].id, deskId: desk.id, level, fileName: 'a.ics' })
    await db.insert(imports).values({ id: tableId, ownerId: actors['officer of the desk'].id, deskId: desk.id, level, fileName: 'a.csv' })
    await db.insert(tableImports).values({ importId: tableId, kind: 'contacts', heads: ['Name'], columns: ['name'] })
    const whole = { list: 'contacts', format: 'csv', locale: 'en', filter: {}, state: 'ready', bytes: 1 } as const
    await db
      .insert(exports)
      .values({ id: exportId, ownerId: actors['officer of the desk'].id, ...whole, expiresAt: new Date(Date.now() + 86_400_000) })
    const [us, them] = [actors['officer of the desk'].id, bystander.id]
    await db.insert(handovers).values({ id: givenId, leaverId: us, successorId: them, madeBy: us })
    await db.insert(handovers).values({ id: takenId, leaverId: them, successorId: us, madeBy: them })
    await db.insert(exportParts).values({ exportId, position: 0, content: Buffer.from('a') })
  })
  return {
    actors,
    records: ids,
    feedId,
    appPasswordId,
    viewId,
    externalCalendarId,
    importId,
    exportId,
    tableId,
    deskId: desk.id,
    memberId: bystander.id,
    messageId,
    mergeId,
    noticeId,
    givenId,
    takenId,
  }
}

/**
 * Who sees a record of the level, by the table of levels in docs/guide.md. The officer of the desk owns the follow-up, wrote the assessment, and owns the template
 * that is need-to-know; nobody is named on a template.
 */
export function sees(actor: ActorName, noun: Noun, level: Level): boolean {
  if (level === 'public' || level === 'internal') return true
  if (actor === 'named') return noun !== 'template'
  if (actor === 'participant') return noun === 'engagement' || noun === 'visit'
  if (actor === 'officer of the desk')
    return level === 'confidential' || noun === 'follow-up' || noun === 'template' || noun === 'assessment'
  return actor === 'manager' && level === 'confidential'
}

/** A fingerprint of every table but those that count requests. */
export async function fingerprint(): Promise<string> {
  const tables = await asOwner((db) =>
    db
      .select({ name: sql<string>`tablename::text` })
      .from(sql`pg_tables`)
      .where(sql`schemaname = 'public' and tablename not in ('sessions', 'attempts')`)
      .orderBy(sql`1`),
  )
  const each = tables.map(
    ({ name }) => `select '${name}' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as print from ${name} t`,
  )
  const [row] = await asOwner((db) =>
    db.select({ all: sql<string>`md5(string_agg(print, ',' order by print))` }).from(sql.raw(`(${each.join(' union all ')}) prints`)),
  )
  return row?.all ?? ''
}
