import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeContact } from '#app/domain/contacts/commands.server.ts'
import { findContact } from '#app/domain/contacts/queries.server.ts'
import { moveFollowUp } from '#app/domain/follow-ups/stages.server.ts'
import { mergeContacts, undoMerge } from '#app/domain/merges/commands.server.ts'
import { mergedInto, mergesInto } from '#app/domain/merges/queries.server.ts'
import type { MergeField } from '#app/domain/merges/rules.ts'
import { findNames } from '#app/domain/search/names.server.ts'
import { readQuery } from '#app/domain/search/query.ts'
import { newId } from '#app/lib/ids.ts'
import { checks } from '#db/schema/checks.ts'
import { contacts, representations } from '#db/schema/contacts.ts'
import { messages } from '#db/schema/messages.ts'
import { photos } from '#db/schema/photos.ts'
import { receivedAnswers } from '#db/schema/received-answers.ts'
import { relations } from '#db/schema/relations.ts'
import { mergeTables } from '#db/schema/words.ts'
import { assessment } from '#tests/assessments/scene.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { commitment, contact, engagement, followUp, makeScene, organisation } from '#tests/timeline/scene.ts'

useDatabase()

const read = async (actor: Actor, id: string) => {
  const found = await asActor(actor, (db) => findContact(db, id))
  if (!found) throw new Error('Not there')
  return found
}

async function merge(actor: Actor, keptId: string, goneId: string, taken: MergeField[] = []) {
  const versions = await asOwner((db) => db.select({ id: contacts.id, version: contacts.version }).from(contacts))
  const side = (id: string) => ({ id, version: versions.find((row) => row.id === id)?.version ?? 0 })
  return asActor(actor, (db) => mergeContacts(db, actor, side(keptId), side(goneId), taken))
}

async function merged(actor: Actor, keptId: string, goneId: string, taken: MergeField[] = []): Promise<string> {
  const outcome = await merge(actor, keptId, goneId, taken)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.id
}

const undone = { ok: true, stayed: [], lost: 0 }
const undo = (actor: Actor, id: string) => asActor(actor, (db) => undoMerge(db, actor, id))

/** The table and column of a kind of link. */
const placeOf = (link: string) =>
  ({
    waiting_for: ['follow_ups', 'waiting_contact_id'],
    relations_from: ['relations', 'from_contact_id'],
    relations_to: ['relations', 'to_contact_id'],
  })[link] ?? [link, 'contact_id']

/** To whom everything that can hang on a contact hangs, past every view. */
async function links(...ids: string[]) {
  const tables = mergeTables.filter((table) => table !== 'names')
  const each = tables.map((table) => {
    const [from, column] = placeOf(table)
    return `select '${table}' as of, ${column} as contact_id, count(*)::int as count from ${from} group by 2`
  })
  const rows = await asOwner((db) =>
    db
      .select({ of: sql<string>`of`, contactId: sql<string>`contact_id`, count: sql<number>`count` })
      .from(sql.raw(`(${each.join(' union all ')}) as links`)),
  )
  return ids.map((id) => Object.fromEntries(rows.filter((row) => row.contactId === id).map((row) => [row.of, row.count])))
}

/** Two contacts of one person, the second with one of everything, two engagements more than the first, one of them hidden from the desk. */
async function makeTwo() {
  const scene = await makeScene()
  const { coordinator, stranger } = scene
  const organisationId = await organisation(coordinator)
  const first = await contact(coordinator, { name: 'Khaled al-Zaytuni', phone: '+31 70 1', aliases: [{ name: 'Khalid Zaytuni' }] })
  const second = await contact(coordinator, {
    name: 'خالد الزيتوني',
    email: 'k@ngo.test',
    phone: '+31 70 2',
    remarks: 'Speaks Dutch',
    channels: [{ kind: 'signal', address: '+31 6 2', use: 'unsafe', remark: 'Read by others' }],
    affiliations: [{ organisationId, post: 'Spokesman' }],
    representations: [{ organisationId, state: 'claimed' }],
  })
  const both = await engagement(coordinator, { title: 'Both', contactIds: [first, second] })
  const one = await engagement(coordinator, { title: 'One', contactIds: [second] })
  const hidden = await engagement(stranger, { title: 'Hidden', level: 'confidential', contactIds: [second] })
  const waits = await followUp(coordinator, 'Call back', { contactId: second })
  await asActor(coordinator, (db) => moveFollowUp(db, coordinator, waits, { to: 'waiting', waiting: { kind: 'contact', value: second } }))
  await commitment(coordinator, 'A promise', { contactId: second })
  await assessment(coordinator, { contactId: second })
  await asOwner((db) => db.insert(checks).values({ contactId: second, memberId: coordinator.id, dueOn: '2027-02-05' }))
  const other = await contact(coordinator, { name: 'Somebody else' })
  const related = { kind: 'colleague' as const, deskId: coordinator.deskIds[0] ?? '' }
  await asOwner((db) =>
    db.insert(relations).values([
      { ...related, fromContactId: second, toContactId: other },
      { ...related, fromContactId: other, toContactId: second },
    ]),
  )
  await asOwner((db) => db.insert(photos).values({ contactId: second, image: new Uint8Array([1]) }))
  const told = { memberId: null, contactId: second, address: 'k@ngo.test', language: 'en' as const, causedBy: coordinator.id }
  await asOwner((db) => db.insert(messages).values({ id: newId(), kind: 'invitation', engagementId: one, ...told, digest: '' }))
  const came = { contactId: second, address: 'k@ngo.test', method: 'reply' as const, part: 'accepted' as const, sequence: 0, digest: '' }
  const answer = { ...came, id: newId(), engagementId: one, stampedAt: new Date(), outcome: 'applied' as const, receivedBy: coordinator.id }
  await asOwner((db) => db.insert(receivedAnswers).values(answer))
  return { ...scene, organisationId, first, second, other, both, one, hidden }
}

const hanging = { assessments: 1, checks: 1, relations_from: 1, relations_to: 1 }
const onePerson = {
  ...hanging,
  channels: 1,
  photos: 1,
  affiliations: 1,
  follow_ups: 1,
  waiting_for: 1,
  commitments: 1,
  messages: 1,
  received_answers: 1,
}
const whole = { ...onePerson, representations: 1, participants: 3 }

test('a merge keeps every link, also those its member may not see, and takes all names as aliases', async () => {
  const { coordinator, first, second } = await makeTwo()
  const before = await links(first, second)
  expect(before).toEqual([{ participants: 1 }, whole])
  await merged(coordinator, first, second)
  // Of the engagement that had both, the other's row stays behind with it.
  expect(await links(first, second)).toEqual([{ ...whole, participants: 3 }, { participants: 1 }])
  const kept = await read(coordinator, first)
  expect([kept.name, kept.phone, kept.email, kept.remarks]).toEqual(['Khaled al-Zaytuni', '+31 70 1', 'k@ngo.test', 'Speaks Dutch'])
  expect(kept.aliases.map((alias) => alias.name)).toEqual(['Khalid Zaytuni', 'خالد الزيتوني'])
  const found = await asActor(coordinator, (db) => findNames(db, readQuery('خالد الزيتوني') ?? raise(), 'contact', 10))
  expect(found.map((row) => row.id)).toEqual([first])
  expect(await asActor(coordinator, async (db) => [await findContact(db, second), await mergedInto(db, second)])).toEqual([
    undefined,
    first,
  ])
})

test('undoing a merge gives back both as they were', async () => {
  const { coordinator, first, second } = await makeTwo()
  const snapshot = async () => [
    await links(first, second),
    ...(await Promise.all([first, second].map((id) => read(coordinator, id).then(comparable)))),
  ]
  const before = await snapshot()
  const id = await merged(coordinator, first, second, ['name', 'phone'])
  const between = await read(coordinator, first)
  expect([between.name, between.phone, between.aliases.map((alias) => alias.name)]).toEqual([
    'خالد الزيتوني',
    '+31 70 2',
    ['Khaled al-Zaytuni', 'Khalid Zaytuni'],
  ])
  expect(await undo(coordinator, id)).toEqual(undone)
  expect(await snapshot()).toEqual(before)
  expect(await undo(coordinator, id)).toEqual({ ok: false, reason: 'undone' })
})

test('what was added or edited since the merge stays with the kept contact when it is undone, and that is told', async () => {
  const { coordinator, first, second } = await makeTwo()
  const id = await merged(coordinator, first, second)
  const kept = await read(coordinator, first)
  const { aliases, named: _, original: __, desk: ___, affiliations: posts, ...rest } = kept
  const input = {
    ...rest,
    languages: [],
    formOfAddress: undefined,
    phone: undefined,
    remarks: kept.remarks ?? undefined,
    codeName: kept.codeName ?? undefined,
    email: 'new@ngo.test',
    aliases: aliases.map(({ name }) => ({ name })),
    affiliations: posts.map((row) => ({ ...row, postOriginal: undefined, fromOn: undefined, untilOn: undefined })),
    representations: [],
  }
  expect(await asActor(coordinator, (db) => changeContact(db, coordinator, first, kept.version, input))).toEqual({ ok: true })
  await followUp(coordinator, 'Since', { contactId: first })
  expect(await undo(coordinator, id)).toEqual({ ok: true, stayed: ['email'], lost: 1 })
  const has = { ...onePerson, participants: 3 }
  expect(await links(first, second)).toEqual([{ follow_ups: 1, participants: 1 }, has])
  expect([
    (await read(coordinator, first)).email,
    (await read(coordinator, first)).remarks,
    (await read(coordinator, second)).email,
  ]).toEqual(['new@ngo.test', null, 'k@ngo.test'])
})

test('merges that build on each other are undone the latest first', async () => {
  const { coordinator } = await makeScene()
  const ids = await Promise.all(['One', 'Two', 'Three'].map((name) => contact(coordinator, { name })))
  const [one = '', two = '', three = ''] = ids
  const earlier = await merged(coordinator, one, two)
  const later = await merged(coordinator, one, three)
  expect(await undo(coordinator, earlier)).toEqual({ ok: false, reason: 'later-merge', id: later })
  expect([await undo(coordinator, later), await undo(coordinator, earlier)]).toEqual([undone, undone])
  const inner = await merged(coordinator, one, two)
  const outer = await merged(coordinator, three, one)
  // The contact that the first merge kept is itself gone: that merge is not there until the second is undone.
  expect(await undo(coordinator, inner)).toEqual({ ok: false, reason: 'not-found' })
  expect([await undo(coordinator, outer), await undo(coordinator, inner)]).toEqual([undone, undone])
  expect((await Promise.all(ids.map((id) => read(coordinator, id)))).map((row) => [row.name, row.aliases])).toEqual([
    ['One', []],
    ['Two', []],
    ['Three', []],
  ])
})

test('a merge is refused with itself, after an edit, of what is hidden, for another desk, and where more people would come to know', async () => {
  const { coordinator, officer, stranger } = await makeScene()
  const open = await contact(coordinator, { name: 'Open' })
  const strict = await contact(coordinator, { name: 'Strict', level: 'confidential' })
  const secret = await contact(coordinator, { name: 'Secret', level: 'need-to-know' })
  const shared = await contact(coordinator, { name: 'Shared', level: 'need-to-know', namedIds: [officer.id] })
  const theirs = await contact(stranger, { name: 'Theirs' })
  const told = await contact(coordinator, { name: 'Told', level: 'confidential', namedIds: [stranger.id] })
  const reason = async (actor: Actor, keptId: string, goneId: string) => {
    const outcome = await merge(actor, keptId, goneId)
    return outcome.ok || outcome.reason
  }
  expect([
    await reason(coordinator, open, open),
    await reason(officer, open, secret),
    await reason(coordinator, open, theirs),
    await reason(stranger, theirs, open),
    await reason(coordinator, open, strict),
    await reason(coordinator, shared, secret),
    await reason(coordinator, told, strict),
    await asActor(coordinator, (db) => mergeContacts(db, coordinator, { id: open, version: 7 }, { id: strict, version: 1 }, [])),
    await asActor(coordinator, (db) => mergeContacts(db, coordinator, { id: strict, version: 1 }, { id: open, version: 7 }, [])),
  ]).toEqual([
    'itself',
    'not-found',
    'not-yours',
    'not-yours',
    'less-strict',
    'others-named',
    'others-named',
    { ok: false, reason: 'less-strict' },
    { ok: false, reason: 'changed-meanwhile' },
  ])
  expect(await reason(coordinator, strict, open)).toBe(true)
})

test('a merge is seen and undone by those who see the kept contact and write for both desks', async () => {
  const { coordinator, officer, stranger, viewer } = await makeScene()
  const [kept, gone] = [await contact(coordinator, { name: 'Kept', level: 'confidential' }), await contact(coordinator, { name: 'Gone' })]
  const id = await merged(coordinator, kept, gone)
  const seen = (actor: Actor) => asActor(actor, async (db) => (await mergesInto(db, kept)).length)
  expect([await seen(officer), await seen(viewer), await undo(viewer, id), await undo(stranger, id)]).toEqual([
    1,
    0,
    { ok: false, reason: 'not-found' },
    { ok: false, reason: 'not-found' },
  ])
  await asOwner((db) => db.update(contacts).set({ level: 'internal' }).where(eq(contacts.id, kept)))
  expect([await undo(viewer, id), await undo(officer, id)]).toEqual([{ ok: false, reason: 'not-yours' }, undone])
})

test('every table that points at a contact is moved by a merge, but for those that tell of merges', async () => {
  const keys = await asOwner((db) =>
    db.select({ key: sql<string>`key` }).from(
      sql`(select c.conrelid::regclass || '.' || a.attname as key from pg_constraint c
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
          where c.contype = 'f' and c.confrelid = 'contacts'::regclass) as keys`,
    ),
  )
  // What a row of a table made stays with what it made: it is only looked at to take the table back.
  const ofTables = ['table_rows.contact_id']
  // What is said in a handover, and what holds an erasure, is read where the contact went.
  const followed = ['erasure_holds', 'handover_questions', 'handover_receipts', 'handover_words'].map((table) => `${table}.contact_id`)
  // Triggers keep it as the names are, which are moved.
  const kept = ['known_as.contact_id']
  const ofMerges = ['distinct_contacts.first_id', 'distinct_contacts.second_id', 'duplicates.first_id', 'duplicates.second_id']
  expect(keys.map(({ key }) => key).sort()).toEqual(
    [
      ...mergeTables.map((table) => placeOf(table).join('.')),
      ...ofMerges,
      ...ofTables,
      ...followed,
      ...kept,
      'merges.gone_id',
      'merges.kept_id',
    ].sort(),
  )
})

test('the database moves links for nobody who asks it past the merge', async () => {
  const { coordinator, stranger, first, second } = await makeTwo()
  const id = await merged(coordinator, first, second)
  const asked = (actor: Actor, call: string) =>
    asActor(actor, (db) => db.execute(sql`select ${sql.raw(call)}(${id}::uuid)`)).then(
      () => 'done',
      () => 'refused',
    )
  expect([
    await asked(coordinator, 'move_links'),
    await asked(stranger, 'move_links'),
    await asked(coordinator, 'move_links_back'),
  ]).toEqual(['refused', 'refused', 'refused'])
})

function comparable({ version: _, changedAt: __, ...rest }: Awaited<ReturnType<typeof read>>) {
  return { ...rest, aliases: rest.aliases.map(({ name }) => name) }
}

function raise(): never {
  throw new Error('Too little')
}

test('what two contacts were to each other stays with the one that goes, and comes back with it', async () => {
  const { coordinator, first, second } = await makeTwo()
  const between = { kind: 'family' as const, deskId: coordinator.deskIds[0] ?? '', fromContactId: second, toContactId: first }
  await asOwner((db) => db.insert(relations).values(between))
  const before = await links(first, second)
  const id = await merged(coordinator, first, second)
  const [kept, gone] = await links(first, second)
  expect([kept?.relations_from, kept?.relations_to, gone?.relations_from]).toEqual([1, 2, 1])
  expect(await undo(coordinator, id)).toEqual(undone)
  expect(await links(first, second)).toEqual(before)
})

test('that a representation was checked stays with the representation', async () => {
  const { coordinator, first, second, organisationId } = await makeTwo()
  const ofRepresentation = (contactId: string) =>
    asOwner((db) => db.select({ id: representations.id }).from(representations).where(eq(representations.contactId, contactId)))
  const [theirs] = await ofRepresentation(second)
  await asOwner((db) => db.insert(representations).values({ contactId: first, organisationId, state: 'claimed' }))
  const [staying] = await asOwner((db) =>
    db
      .insert(checks)
      .values({ contactId: second, representationId: theirs?.id, memberId: coordinator.id, dueOn: '2027-02-05' })
      .returning({ id: checks.id }),
  )
  await merged(coordinator, first, second)
  const whose = await asOwner((db) =>
    db
      .select({ contactId: checks.contactId })
      .from(checks)
      .where(eq(checks.id, staying?.id ?? '')),
  )
  expect(whose).toEqual([{ contactId: second }])
})
