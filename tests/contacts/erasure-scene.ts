import { sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addGuests } from '#app/domain/delegations/guests.server.ts'
import { deleteEngagement } from '#app/domain/engagements/commands.server.ts'
import { recordHandout } from '#app/domain/handouts/commands.server.ts'
import { prepareProgramme } from '#app/domain/handouts/programme.server.ts'
import { mergeContacts } from '#app/domain/merges/commands.server.ts'
import { sayDistinct } from '#app/domain/merges/distinct.server.ts'
import { beginScan, runScan } from '#app/domain/merges/scan.server.ts'
import { keepPhoto } from '#app/domain/photos/photos.server.ts'
import { makeShare } from '#app/domain/shares/commands.server.ts'
import { writeText } from '#app/domain/texts/texts.server.ts'
import { newId } from '#app/lib/ids.ts'
import { checks } from '#db/schema/checks.ts'
import { contacts } from '#db/schema/contacts.ts'
import { engagements } from '#db/schema/engagements.ts'
import { messages } from '#db/schema/messages.ts'
import { participants } from '#db/schema/participants.ts'
import { receivedAnswers } from '#db/schema/received-answers.ts'
import { relations } from '#db/schema/relations.ts'
import { assessment, note } from '#tests/assessments/scene.ts'
import { asOwner } from '#tests/helpers/database.ts'
import { guestsAs, say, visitOf } from '../delegations/party.ts'
import { now, visit } from '../handouts/scene.ts'
import { calendar, event } from '../imports/programs.ts'
import { begin } from '../imports/scene.ts'
import { commitment, contact, engagement, followUp, makeScene, organisation, text } from '../timeline/scene.ts'

/** Whatever tells who the person of the scene is. */
export const traces = [
  'Khaled al-Zaytuni',
  'خالد الزيتوني',
  'Chalid Zeitoeni',
  'Abulfaraj',
  'Khalid Zaitouny',
  'khaled@ngo.test',
  'former@ngo.test',
  '+31 70 123 4567',
  'Canaryspokesman',
  'Canaryremarks',
  'Canarydiet',
  'Canarynote',
  'Canaryexcellency',
  'Canarysource',
  'Canarypart',
  'Canaryassessed',
  'Canarynoted',
  'Canarychannel',
  // A photo, as a row is written: 'Canaryphoto'.
  '43616e61727970686f746f',
  'Canaryrelated',
]

/** Every row of every table as text, past all views. */
export async function dump(): Promise<string> {
  const tables = await asOwner((db) =>
    db
      .select({ name: sql<string>`oid::regclass::text` })
      .from(sql`pg_class where relkind = 'r' and relnamespace in ('public'::regnamespace)`),
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const rows = await asOwner((db) => db.select({ row: sql<string>`row_to_json(t)::text` }).from(sql.raw(`${name} as t`)))
    for (const { row } of rows) texts.push(`${name} ${row}`)
  }
  return texts.join('\n')
}

export const hitsIn = (said: string): string[] => traces.filter((trace) => said.toLowerCase().includes(trace.toLowerCase()))

async function manyEngagements(officer: Actor, contactId: string, organisationId: string, count: number) {
  const deskId = officer.deskIds[0] ?? ''
  const rows = Array.from({ length: count }, (_, index) => {
    const startsOn = new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10)
    const startsAt = new Date(`${startsOn}T00:00:00Z`)
    const endsAt = new Date(startsAt.getTime() + 86_400_000)
    const day = { timing: 'all-day' as const, zone: 'UTC', startsOn, endsOn: startsOn, startsAt, endsAt }
    return { id: newId(), deskId, kind: 'meeting' as const, title: `Talk ${index}`, ...day }
  })
  await asOwner((db) => db.insert(engagements).values(rows))
  await asOwner((db) =>
    db
      .insert(participants)
      .values(rows.map(({ id }) => ({ engagementId: id, contactId, organisationId, post: 'Canaryspokesman', side: 'theirs' as const }))),
  )
  return rows.map(({ id }) => id)
}

/** A person who took part in 200 engagements and a visit, known by five names, merged once, written to, answered, handed out and brought in. */
export async function makePerson() {
  const scene = await makeScene()
  const { coordinator: officer } = scene
  const organisationId = await organisation(officer)
  const person = await contact(officer, {
    name: 'Khaled al-Zaytuni',
    original: 'خالد الزيتوني',
    originalLanguage: 'ar',
    aliases: [{ name: 'Chalid Zeitoeni' }, { name: 'Abulfaraj' }],
    formOfAddress: 'Canaryexcellency',
    languages: ['ar'],
    email: 'khaled@ngo.test',
    phone: '+31 70 123 4567',
    remarks: 'Canaryremarks',
    channels: [{ kind: 'signal', address: 'Canarychannel.77', use: 'preferred', remark: 'Canarychannel' }],
    affiliations: [{ organisationId, post: 'Canaryspokesman' }],
    representations: [{ organisationId, state: 'claimed', source: 'Canarysource' }],
  })
  const same = await contact(officer, { name: 'Khalid Zaitouny', email: 'former@ngo.test', remarks: 'Canaryremarks' })
  const namesake = await contact(officer, { name: 'Khaled Zaytouni' })
  const talks = await manyEngagements(officer, person, organisationId, 200)
  const alone = await engagement(officer, { title: 'Only with the other', contactIds: [same] })
  const deleted = await engagement(officer, { title: 'Lunch with Khaled al-Zaytuni', contactIds: [person] })
  await text(officer, 'brief', deleted, 'Abulfaraj will be late')
  await text(officer, 'read-out', deleted, 'Abulfaraj was late')
  await asActor(officer, (db) =>
    writeText(db, officer, 'security-note', deleted, undefined, { body: 'Abulfaraj alone', level: 'confidential' }),
  )
  await asActor(officer, (db) => deleteEngagement(db, officer, deleted))
  await followUp(officer, 'Call back', { contactId: person })
  await commitment(officer, 'A promise', { contactId: person })

  const tour = await visit(officer, { title: 'Tour' })
  const party = await visitOf(officer, tour)
  await asActor(officer, (db) => addGuests(db, officer, party, [person]))
  const [guest] = await guestsAs(officer, tour)
  await say(officer, party, guest?.id ?? '', { role: 'Canarypart', languages: 'Canarynote', needs: 'Canarydiet' })
  await asOwner((db) => db.update(participants).set({ post: 'Canaryspokesman', organisationId }).where(sql`id = ${guest?.id}`))
  for (const language of ['en', 'ar'] as const) {
    await asActor(officer, async (db) => {
      const prepared = await prepareProgramme(db, tour, { reader: 'hosts', language }, now)
      if (!prepared.ok) throw new Error(prepared.reason)
      await recordHandout(db, officer, tour, prepared, { reader: 'hosts', language, format: 'print' }, now)
    })
  }
  await asActor(officer, (db) =>
    makeShare(db, officer, party, { reader: 'hosts', language: 'en', expiresOn: '2026-03-01', passphraseHash: null }, now),
  )

  const sent = { contactId: person, language: 'en' as const, causedBy: officer.id, digest: '' }
  await asOwner((db) =>
    db.insert(messages).values({ id: newId(), kind: 'invitation', engagementId: alone, address: 'khaled@ngo.test', ...sent }),
  )
  const answer = { method: 'reply' as const, part: 'accepted' as const, sequence: 0, stampedAt: new Date(), receivedBy: officer.id }
  await asOwner((db) =>
    db.insert(receivedAnswers).values([
      { id: newId(), engagementId: alone, contactId: person, address: 'khaled@ngo.test', digest: 'a', outcome: 'applied', ...answer },
      { id: newId(), engagementId: alone, address: 'former@ngo.test', digest: 'b', outcome: 'shown', reason: 'not-invited', ...answer },
      {
        id: newId(),
        engagementId: alone,
        address: 'else@ngo.test',
        comment: 'For Chalid Zeitoeni',
        sentBy: 'khaled@ngo.test',
        digest: 'c',
        outcome: 'shown',
        reason: 'sent-by',
        ...answer,
      },
    ]),
  )
  await assessment(officer, { contactId: person, note: 'Canaryassessed' })
  await assessment(officer, { organisationId, note: 'Since Khaled al-Zaytuni left' })
  await asActor(officer, (db) => keepPhoto(db, officer, person, Buffer.from('Canaryphoto')))
  await note(officer, { contactId: person, note: 'Canarynoted' })
  await note(officer, { organisationId, note: 'Rang Canarychannel.77 and asked for Khaled al-Zaytuni' })
  await asOwner((db) => db.insert(checks).values({ contactId: person, memberId: officer.id, dueOn: '2027-02-05' }))
  const related = { deskId: officer.deskIds[0] ?? '' }
  const council = await organisation(officer, { name: 'Council of elders' })
  await asOwner((db) =>
    db.insert(relations).values([
      { ...related, kind: 'family', fromContactId: person, toContactId: namesake, note: 'Canaryrelated' },
      {
        ...related,
        kind: 'funds',
        fromOrganisationId: organisationId,
        toOrganisationId: council,
        note: 'Met through Abulfaraj',
        sourceNote: 'Chalid Zeitoeni',
      },
    ]),
  )
  await begin(officer, fileOfPerson)
  await writeElsewhere(alone, officer.id, person)
  await asActor(officer, (db) => beginScan(db, officer, now))
  await runScan(officer)
  await asActor(officer, (db) => sayDistinct(db, officer, [[person, namesake]]))
  await merge(officer, person, same)
  return { ...scene, officer, organisationId, person, same, namesake, talks, alone, tour }
}

const fileOfPerson = calendar(
  ...event(
    'DTSTART:20260310T100000Z',
    'ATTENDEE;CN="K. Canarynote":mailto:Khaled@ngo.test',
    'ATTENDEE;CN=KHALED AL-ZAYTUNI:mailto:elsewhere@ngo.test',
    'DESCRIPTION:First\\nKhaled al-Zaytuni and “Abulfaraj”',
  ).map((line) => line.replace('Talk', 'Talk with Chalid Zeitoeni')),
)

/** Texts in tables that no form changes any more. */
async function writeElsewhere(engagementId: string, memberId: string, person: string): Promise<void> {
  const calendarId = newId()
  const statements = [
    sql`insert into postponements (id, engagement_id, member_id, reason, timing, zone) values (${newId()}, ${engagementId}, ${memberId}, 'Khaled al-Zaytuni is ill', 'all-day', 'UTC')`,
    sql`insert into commitment_turns (id, commitment_id, state, evidence) select ${newId()}, id, 'kept', 'Mail of ABULFARAJ' from commitments`,
    sql`insert into follow_up_comments (id, follow_up_id, member_id, body) select ${newId()}, id, ${memberId}, 'Khaled al-Zaytuni rang' from follow_ups`,
    sql`insert into external_ids (id, engagement_id, uid, recurrence_id, sequence, content) values (${newId()}, ${engagementId}, 'former@ngo.test/1', '', 0, '{"title":"With Chalid\u0020Zeitoeni"}')`,
    sql`insert into external_calendars (id, owner_id, shared, name, colour, address, host, due_at) values (${calendarId}, ${memberId}, false, 'Own', 'teal', 'https://x.test', 'x.test', now())`,
    sql`insert into external_events (id, calendar_id, title, place, starts_at, ends_at) values (${newId()}, ${calendarId}, 'Lunch, Abulfaraj', 'House of Khalid Zaitouny', now(), now() + interval '1 hour')`,
    sql`update imports set file_name = 'Khaled al-Zaytuni.ics', notes = array['Said by Abulfaraj']`,
    sql`update engagements set status_before = status, status = 'cancelled', cancelled_reason = 'Chalid Zeitoeni could not come' where id = ${engagementId}`,
  ]
  const exportId = newId()
  statements.push(
    sql`insert into exports (id, owner_id, list, format, locale, filter, state, expires_at) values (${exportId}, ${memberId}, 'contacts', 'csv', 'en', '{"text":"khaled al-zaytuni"}', 'ready', now() + interval '1 day')`,
    sql`insert into export_parts (export_id, position, content) values (${exportId}, 0, ${Buffer.from('Khaled al-Zaytuni')})`,
    sql`insert into table_imports (import_id, kind, heads, columns) select id, 'contacts', '{Name,Mail,Note}', '{name,email,remarks}' from imports`,
    sql`insert into table_rows (id, import_id, position, line, cells, outcome, contact_id, before) select ${newId()}, id, 0, 2, '{K. Canarynote,"",Canaryremarks}', 'changed', ${person}::uuid, '{"remarks":"Canaryremarks"}' from imports`,
    sql`insert into table_rows (id, import_id, position, line, cells) select ${newId()}, id, 1, 3, '{Chalid  Z.,FORMER@ngo.test,Canarydiet}' from imports`,
    sql`insert into table_rows (id, import_id, position, line, cells) select ${newId()}, id, 2, 4, '{Somebody else,x@y.test,knows Abulfaraj}' from imports`,
  )
  for (const statement of statements) await asOwner((db) => db.execute(statement))
}

export async function merge(actor: Actor, keptId: string, goneId: string) {
  const versions = await asOwner((db) => db.select({ id: contacts.id, version: contacts.version }).from(contacts))
  const side = (id: string) => ({ id, version: versions.find((row) => row.id === id)?.version ?? 0 })
  return asActor(actor, (db) => mergeContacts(db, actor, side(keptId), side(goneId), []))
}
