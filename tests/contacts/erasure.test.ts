import { eq, inArray, or, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cardOf, cardsOf } from '#app/domain/contacts/cards.server.ts'
import { changeContact } from '#app/domain/contacts/commands.server.ts'
import { eraseContact, erasedBy } from '#app/domain/contacts/erasure.server.ts'
import { mentionsOf } from '#app/domain/contacts/mentions.server.ts'
import { contactsPage, findContact } from '#app/domain/contacts/queries.server.ts'
import { undoMerge } from '#app/domain/merges/commands.server.ts'
import { lookup } from '#app/domain/search/lookup.server.ts'
import { searchAll } from '#app/domain/search/results.server.ts'
import { timelineOf } from '#app/domain/timeline/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { activity } from '#db/schema/activity.ts'
import { signOffs } from '#db/schema/clearance.ts'
import { contacts } from '#db/schema/contacts.ts'
import { exportParts, exports } from '#db/schema/exports.ts'
import { handouts } from '#db/schema/handouts.ts'
import { importRows } from '#db/schema/imports.ts'
import { distinctContacts, duplicates } from '#db/schema/merges.ts'
import { messages } from '#db/schema/messages.ts'
import { participants } from '#db/schema/participants.ts'
import { receivedAnswers } from '#db/schema/received-answers.ts'
import { tableRows } from '#db/schema/table-imports.ts'
import { visibleContacts } from '#db/visible/contacts.ts'
import { visibleParticipants } from '#db/visible/engagements.ts'
import { clear } from '#tests/helpers/clearance.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { read, subscribe } from '../feeds/scene.ts'
import { commitment, contact, engagement, followUp, makeScene, now, organisation, text, zone } from '../timeline/scene.ts'
import { dump, hitsIn, makePerson, merge, traces } from './erasure-scene.ts'

useDatabase({ onBoth: false })

const gone = 'A person (erased)'

async function erase(actor: Actor, id: string, typed?: string) {
  const [row] = await asOwner((db) =>
    db.select({ version: contacts.version, name: contacts.name }).from(contacts).where(eq(contacts.id, id)),
  )
  return asActor(actor, (db) => eraseContact(db, actor, id, row?.version ?? 0, typed ?? row?.name ?? ''))
}

const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    () => 'refused',
  )

test('of a person who took part in 200 engagements nothing is left in any row of the database but that they took part', async () => {
  const { officer, person, same, talks, organisationId, namesake } = await makePerson()
  const deskFeed = await subscribe(officer, { scope: 'all', detail: 'full' })
  expect(hitsIn(await dump())).toEqual(traces)
  await asOwner((db) => db.update(contacts).set({ sourceNote: 'Canarysource' }).where(eq(contacts.id, person)))
  await read(deskFeed)
  const pairs = (table: typeof duplicates | typeof distinctContacts) =>
    asOwner((db) => db.$count(table, or(inArray(table.firstId, [person, same]), inArray(table.secondId, [person, same]))))
  expect([(await pairs(duplicates)) > 0, await pairs(distinctContacts)]).toEqual([true, 1])

  expect(await erase(officer, person, ' khaled al-zaytuni')).toEqual({ ok: true })

  expect(hitsIn(await dump())).toEqual([])
  expect([await pairs(duplicates), await pairs(distinctContacts)]).toEqual([0, 0])
  expect(hitsIn(await read(deskFeed))).toEqual([])
  const p = visibleParticipants
  const rows = await asActor(officer, (db) =>
    db
      .select({ engagementId: p.engagementId, name: visibleContacts.name, side: p.side, post: p.post, organisationId: p.organisationId })
      .from(p)
      .innerJoin(visibleContacts, eq(visibleContacts.id, p.contactId))
      .where(eq(p.contactId, person)),
  )
  const kept = new Map(rows.map(({ engagementId, ...row }) => [engagementId, row]))
  expect(talks.map((id) => kept.get(id))).toEqual(talks.map(() => ({ name: gone, side: 'theirs', post: null, organisationId })))
  // With the talk of the merged one and the visit.
  expect(rows.length).toBe(202)
  expect(await asActor(officer, async (db) => (await findContact(db, namesake))?.name)).toBe('Khaled Zaytouni')
  const [other] = await asOwner((db) =>
    db.select({ name: contacts.name, at: contacts.erasedAt }).from(contacts).where(eq(contacts.id, same)),
  )
  expect([other?.name, other?.at instanceof Date]).toEqual([gone, true])
}, 120_000)

test('who was erased keeps a timeline, and is found by no name, in no list, as no card', async () => {
  const { officer, person, namesake } = await makePerson()
  await erase(officer, person)
  const found = await asActor(officer, async (db) => {
    const names = ['Khaled al-Zaytuni', 'خالد الزيتوني', 'Chalid Zeitoeni', 'Abulfaraj', 'Khalid Zaitouny', 'erased']
    const lists = []
    for (const name of names) {
      const results = await searchAll(db, name)
      const people = results.state === 'searched' ? results.records.flatMap((group) => group.found) : []
      lists.push(...people, ...(await lookup(db, name, 20, ['contact'])), ...(await contactsPage(db, { text: name }, now)).rows)
    }
    return [...lists, ...(await contactsPage(db, {}, now)).rows, ...(await cardsOf(db, [person, namesake]))].map(({ name }) => name)
  })
  // The namesake, whose name sounds like theirs.
  expect([...new Set(found)]).toEqual(['Khaled Zaytouni'])
  expect(await asActor(officer, (db) => cardOf(db, person))).toBeUndefined()
  const timeline = await asActor(officer, (db) => timelineOf(db, { contactId: person }, { zone, now: now.toISOString() }))
  expect(timeline.counts).toMatchObject({ engagement: 202, 'follow-up': 1, commitment: 1 })
  expect(await asActor(officer, (db) => erasedBy(db, person))).toBe('Visit coordinator')
  const deeds = await asOwner((db) => db.select({ fields: activity.fields }).from(activity).where(eq(activity.verb, 'erased')))
  expect(deeds).toEqual([{ fields: [] }])
}, 120_000)

test('copies that are kept say that a person was erased, and else what they said', async () => {
  const { officer, person } = await makePerson()
  await erase(officer, person)
  const contents = await asOwner((db) => db.select({ content: handouts.content }).from(handouts))
  expect(contents.map(({ content }) => (content as { delegation: unknown }).delegation)).toEqual([
    [{ name: { text: gone }, organisation: { text: 'Druze community' } }],
    [{ name: expect.objectContaining({ text: gone, usual: gone }), organisation: { text: 'Druze community' } }],
  ])
  const cells = await asOwner((db) => db.select({ cells: tableRows.cells }).from(tableRows).orderBy(tableRows.position))
  expect(cells.map((each) => each.cells)).toEqual([
    [gone, '', ''],
    ['Somebody else', 'x@y.test', `knows ${gone}`],
  ])
  const files = await asOwner((db) => db.select({ state: exports.state, filter: exports.filter }).from(exports))
  expect([files, await asOwner((db) => db.$count(exportParts))]).toEqual([[{ state: 'waiting', filter: { text: gone } }], 0])
  const [row] = await asOwner((db) => db.select({ title: importRows.title, content: importRows.content }).from(importRows))
  expect(row).toEqual({
    title: `Talk with ${gone}`,
    content: expect.objectContaining({
      title: `Talk with ${gone}`,
      purpose: `First\n${gone} and “${gone}”`,
      people: [
        { name: gone, address: '' },
        { name: gone, address: 'elsewhere@ngo.test' },
      ],
    }),
  })
})

test('a wrong name, an older version, no right to write or a second time erases nothing', async () => {
  const { coordinator, stranger, viewer, manager, administrator } = await makeScene()
  const id = await contact(coordinator, { name: 'Samira al-Lawzi', level: 'confidential' })
  const open = await contact(coordinator, { name: 'Open', level: 'public' })
  const reason = async (actor: Actor, of: string, typed?: string) => {
    const outcome = await erase(actor, of, typed)
    return outcome.ok || outcome.reason
  }
  expect([
    await reason(coordinator, id, 'Samira'),
    await reason(coordinator, id, ''),
    await asActor(coordinator, (db) => eraseContact(db, coordinator, id, 7, 'Samira al-Lawzi')),
    await reason(stranger, id),
    await reason(viewer, id),
    await reason(manager, id),
    await reason(stranger, open),
    await reason(administrator, open),
    await reason(coordinator, newId()),
  ]).toEqual([
    'wrong-name',
    'wrong-name',
    { ok: false, reason: 'changed-meanwhile' },
    'not-found',
    'not-found',
    'not-yours',
    'not-yours',
    'not-yours',
    'not-found',
  ])
  const asked = (actor: Actor, of: string, version = 1) =>
    outcomeOf(asActor(actor, (db) => db.execute(sql`select erase_contact(${of}::uuid, ${version}::integer)`)))
  const past = (actor: Actor) => outcomeOf(asActor(actor, (db) => db.execute(sql`select erase_person(${id}::uuid, now())`)))
  expect([await asked(stranger, open), await asked(viewer, open), await asked(manager, id), await past(coordinator)]).toEqual(
    Array(4).fill('refused'),
  )
  expect((await asActor(coordinator, (db) => findContact(db, id)))?.name).toBe('Samira al-Lawzi')
  expect([await reason(coordinator, id), await reason(coordinator, id), await asked(coordinator, id)]).toEqual([true, 'erased', 'refused'])
})

test('an erased contact is neither changed nor merged, also not past the commands', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  const [id, other] = [await contact(coordinator, { name: 'Samira al-Lawzi' }), await contact(coordinator, { name: 'Samira Lauzi' })]
  const input = { name: 'Samira again', level: 'internal' as const, deskId: coordinator.deskIds[0] ?? '' }
  await erase(coordinator, id)
  const version = (await asActor(coordinator, (db) => findContact(db, id)))?.version ?? 0
  expect([
    await asActor(coordinator, (db) => changeContact(db, coordinator, id, version, input)),
    await asActor(coordinator, (db) => changeContact(db, coordinator, id, 1, input)),
    await merge(coordinator, id, other),
    await merge(coordinator, other, id),
  ]).toEqual(Array(4).fill({ ok: false, reason: 'erased' }))
  const past = (statement: ReturnType<typeof sql>) => outcomeOf(asActor(coordinator, (db) => db.execute(statement)))
  expect([
    await past(sql`update contacts set name = 'Samira' where id = ${id}`),
    await past(
      sql`insert into names (id, contact_id, name, kind, folded, key) values (${newId()}, ${id}, 'Samira', 'alias', 'samira', 'smr')`,
    ),
    await past(sql`insert into affiliations (id, contact_id, organisation_id, post) values (${newId()}, ${id}, ${organisationId}, 'Head')`),
    await past(
      sql`insert into representations (id, contact_id, organisation_id, state) values (${newId()}, ${id}, ${organisationId}, 'claimed')`,
    ),
  ]).toEqual(Array(4).fill('refused'))
  const about = await engagement(coordinator, { contactIds: [id] })
  const row = {
    id: newId(),
    kind: 'invitation' as const,
    engagementId: about,
    contactId: id,
    address: 'samira@ngo.test',
    language: 'en' as const,
  }
  expect(await outcomeOf(asOwner((db) => db.insert(messages).values({ ...row, causedBy: coordinator.id, digest: '' })))).toBe('refused')
  const said = { method: 'reply' as const, part: 'accepted' as const, sequence: 0, stampedAt: new Date(), outcome: 'applied' as const }
  const answer = {
    ...said,
    id: newId(),
    engagementId: about,
    contactId: id,
    address: 'samira@ngo.test',
    receivedBy: coordinator.id,
    digest: '',
  }
  expect(await outcomeOf(asOwner((db) => db.insert(receivedAnswers).values(answer)))).toBe('refused')
})

test('a sign-off stands when a person of the engagement is erased', async () => {
  const { coordinator } = await makeScene()
  const id = await contact(coordinator, { name: 'Samira al-Lawzi' })
  const talk = await engagement(coordinator, { level: 'confidential', contactIds: [id] })
  await asOwner((db) => db.update(participants).set({ post: 'Head' }).where(eq(participants.contactId, id)))
  await clear(coordinator, talk)
  const standing = () => asOwner((db) => db.$count(signOffs, sql`taken_back_at is null`))
  const given = await standing()
  expect(given).toBeGreaterThan(0)
  await erase(coordinator, id)
  expect(await standing()).toBe(given)
  await asOwner((db) => db.update(participants).set({ post: 'Other' }).where(eq(participants.contactId, id)))
  expect(await standing()).toBe(0)
})

test('an address that another contact has as well stays with that one', async () => {
  const { coordinator } = await makeScene()
  const email = 'office@ngo.test'
  const [id, other] = [await contact(coordinator, { name: 'One of two', email }), await contact(coordinator, { name: 'Two', email })]
  const talk = await engagement(coordinator, { contactIds: [id, other] })
  const said = { engagementId: talk, method: 'reply' as const, part: 'accepted' as const, sequence: 0, stampedAt: new Date() }
  const shown = { ...said, outcome: 'shown' as const, reason: 'not-invited' as const, receivedBy: coordinator.id, address: email }
  await asOwner((db) => db.insert(receivedAnswers).values({ id: newId(), ...shown, comment: 'From office@ngo.test', digest: '' }))
  await erase(coordinator, id)
  const answers = await asOwner((db) => db.select({ comment: receivedAnswers.comment }).from(receivedAnswers))
  expect(answers).toEqual([{ comment: 'From office@ngo.test' }])
})

test('who was merged into them by mistake, and parted from them again, is not erased with them', async () => {
  const { coordinator } = await makeScene()
  const [id, other] = [
    await contact(coordinator, { name: 'Samira al-Lawzi' }),
    await contact(coordinator, { name: 'Rima Haddad', email: 'rima@ngo.test' }),
  ]
  const merged = await merge(coordinator, id, other)
  if (!merged.ok) throw new Error(merged.reason)
  await asActor(coordinator, (db) => undoMerge(db, coordinator, merged.id))
  const talk = await engagement(coordinator, { contactIds: [other] })
  const said = { engagementId: talk, method: 'reply' as const, part: 'accepted' as const, sequence: 0, stampedAt: new Date() }
  const applied = { ...said, outcome: 'applied' as const, receivedBy: coordinator.id, contactId: other, address: 'rima@ngo.test' }
  const comment = 'Rima Haddad comes without Samira al-Lawzi'
  await asOwner((db) => db.insert(receivedAnswers).values({ id: newId(), ...applied, comment, digest: '' }))
  expect(await erase(coordinator, id)).toEqual({ ok: true })
  const kept = await asActor(coordinator, (db) => findContact(db, other))
  const answers = await asOwner((db) => db.select({ comment: receivedAnswers.comment }).from(receivedAnswers))
  expect([kept?.name, kept?.email, kept?.erasedAt, answers]).toEqual([
    'Rima Haddad',
    'rima@ngo.test',
    null,
    [{ comment: `Rima Haddad comes without ${gone}` }],
  ])
})

test('texts that name a person are listed to who may see them, in any case and with other accents, as whole words', async () => {
  const { coordinator, stranger } = await makeScene()
  const id = await contact(coordinator, { name: 'Élie Haddad', aliases: [{ name: 'Abu Karim' }] })
  const talk = await engagement(coordinator, { title: 'Lunch with elie haddad' })
  await engagement(coordinator, { title: 'Lunch with Elie Haddadin' })
  const theirs = await engagement(stranger, { title: 'Call about Abu Karim' })
  const hidden = await engagement(stranger, { title: 'Hidden from the desk, Abu Karim', level: 'confidential' })
  await text(coordinator, 'brief', talk, 'Abu Karim asked for this')
  await text(coordinator, 'read-out', talk, 'He promised nothing')
  await followUp(coordinator, 'Write to Élie Haddad')
  await commitment(coordinator, 'We call abu karim back', { organisationId: await organisation(coordinator) })
  await organisation(coordinator, { name: 'Friends of Abu Karim' })
  const beside = await contact(coordinator, { name: 'Another', remarks: 'Brother of Élie Haddad' })
  const names = ['Élie Haddad', 'Abu Karim']
  const { rows, more } = await asActor(coordinator, (db) => mentionsOf(db, coordinator, { id, names }))
  expect([rows.map(({ kind, title, writes }) => `${kind} ${title} ${writes}`), more]).toEqual([
    [
      'brief Lunch with elie haddad true',
      'commitment We call abu karim back true',
      'contact Another true',
      'engagement Call about Abu Karim false',
      'engagement Lunch with elie haddad true',
      'follow-up Write to Élie Haddad true',
      'organisation Friends of Abu Karim true',
    ],
    false,
  ])
  expect(rows.flatMap((row) => (row.writes ? [] : [row.id, row.desk]))).toEqual([theirs, 'Europe desk'])
  expect(JSON.stringify(rows)).not.toContain(hidden)
  expect(rows.find((row) => row.kind === 'contact')?.id).toBe(beside)
})

test('every column that points at a contact was thought of', async () => {
  const keys = await asOwner((db) =>
    db.select({ key: sql<string>`key` }).from(
      sql`(select c.conrelid::regclass || '.' || a.attname as key from pg_constraint c
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
          where c.contype = 'f' and c.confrelid = 'contacts'::regclass) as keys`,
    ),
  )
  const emptied = ['names', 'known_as', 'channels', 'photos', 'affiliations', 'representations', 'messages'].map(
    (table) => `${table}.contact_id`,
  )
  const unpaired = ['distinct_contacts.first_id', 'distinct_contacts.second_id', 'duplicates.first_id', 'duplicates.second_id']
  const forgotten = [...emptied, ...unpaired, 'received_answers.contact_id', 'merges.gone_id', 'merges.kept_id', 'table_rows.contact_id']
  const handedOver = ['handover_questions', 'handover_receipts', 'handover_words'].map((table) => `${table}.contact_id`)
  const judged = [
    'erasure_holds.contact_id',
    'assessments.contact_id',
    'checks.contact_id',
    'relations.from_contact_id',
    'relations.to_contact_id',
  ]
  const history = ['participants.contact_id', 'follow_ups.contact_id', 'follow_ups.waiting_contact_id', 'commitments.contact_id']
  expect(keys.map(({ key }) => key).sort()).toEqual([...forgotten, ...judged, ...handedOver, ...history].sort())
})
