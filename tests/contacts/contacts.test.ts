import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeContact } from '#app/domain/contacts/commands.server.ts'
import { type ContactInput, contactInput, filledRows } from '#app/domain/contacts/input.ts'
import { type ContactFilter, contactsPage, findContact, postsAt, speakersFor } from '#app/domain/contacts/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { contact, makeScene, now, organisation } from '#tests/timeline/scene.ts'

useDatabase()

const read = (actor: Actor, id: string) => asActor(actor, (db) => findContact(db, id))

const change = (actor: Actor, id: string, version: number, over: Partial<ContactInput>) => {
  const input = { name: 'Liaison', level: 'internal' as const, deskId: actor.deskIds[0] ?? '', ...over }
  return asActor(actor, (db) => changeContact(db, actor, id, version, input))
}

test('a contact is kept with posts, representations and languages, the preferred one first', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  const id = await contact(coordinator, {
    name: 'Spokesperson',
    languages: ['ar', 'en'],
    affiliations: [
      { organisationId, post: 'Clerk', fromOn: '2020-01-01', untilOn: '2021-01-01' },
      { organisationId, post: 'Head', postOriginal: 'رئيس', fromOn: '2021-01-02' },
    ],
    representations: [{ organisationId, state: 'contested', byWhom: 'Others', matter: 'Aid', source: 'First call' }],
  })
  const found = await read(coordinator, id)
  expect([
    found?.languages,
    found?.affiliations.map((row) => [row.post, row.postOriginal, row.organisation, row.fromOn, row.untilOn]),
    found?.representations.map((row) => [row.state, row.byWhom, row.matter, row.source]),
  ]).toEqual([
    ['ar', 'en'],
    [
      ['Head', 'رئيس', 'Druze community', '2021-01-02', null],
      ['Clerk', null, 'Druze community', '2020-01-01', '2021-01-01'],
    ],
    [['contested', 'Others', 'Aid', 'First call']],
  ])
})

test('rows that stay keep their identity, others go or come; a row of another contact counts as new', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  const posts = [
    { organisationId, post: 'First' },
    { organisationId, post: 'Second' },
  ]
  const id = await contact(coordinator, { affiliations: posts })
  const other = await contact(coordinator, { affiliations: [{ organisationId, post: 'Of another' }] })
  const kept = (await read(coordinator, id))?.affiliations.find((row) => row.post === 'First')
  const foreign = (await read(coordinator, other))?.affiliations[0]
  const affiliations = [
    { id: kept?.id, organisationId, post: 'First, renamed' },
    { id: foreign?.id, organisationId, post: 'Copied' },
  ]
  expect(await change(coordinator, id, 1, { affiliations })).toEqual({ ok: true })
  const after = (await read(coordinator, id))?.affiliations ?? []
  expect([
    after.map((row) => row.post).sort(),
    after.find((row) => row.id === kept?.id)?.post,
    (await read(coordinator, other))?.affiliations.map((row) => [row.id, row.post]),
  ]).toEqual([['Copied', 'First, renamed'], 'First, renamed', [[foreign?.id, 'Of another']]])
})

test('posts at organisations the writer cannot see are neither shown nor lost', async () => {
  const { coordinator, officer } = await makeScene()
  const hidden = await organisation(coordinator, { name: 'Hidden', level: 'need-to-know' })
  const id = await contact(coordinator, {
    affiliations: [{ organisationId: hidden, post: 'Adviser' }],
    representations: [{ organisationId: hidden, state: 'claimed' }],
  })
  const seen = await read(officer, id)
  expect([seen?.affiliations, seen?.representations]).toEqual([[], []])
  expect(await change(officer, id, 1, { remarks: 'Written without knowing' })).toEqual({ ok: true })
  const found = await read(coordinator, id)
  expect([found?.affiliations.length, found?.representations.length, found?.remarks]).toEqual([1, 1, 'Written without knowing'])
})

test('who saves second gets what was saved first', async () => {
  const { coordinator, officer } = await makeScene()
  const id = await contact(coordinator)
  await change(coordinator, id, 1, { remarks: 'First' })
  const second = await change(officer, id, 1, { remarks: 'Second' })
  expect(!second.ok && second.reason === 'changed-meanwhile' && second.saved.remarks).toBe('First')
})

test('others than the desk’s officers and managers change nothing, and a hidden contact is not there', async () => {
  const { coordinator, stranger, viewer, manager, administrator } = await makeScene()
  const open = await contact(coordinator)
  const closed = await contact(coordinator, { level: 'confidential' })
  const outcomes = async (actor: Actor) => [
    await change(actor, open, 1, { name: 'Other' }),
    await change(actor, closed, 1, { name: 'Other' }),
  ]
  const notYours = { ok: false, reason: 'not-yours' }
  const notFound = { ok: false, reason: 'not-found' }
  expect([await outcomes(stranger), await outcomes(viewer), await outcomes(administrator), await outcomes(manager)]).toEqual([
    [notYours, notFound],
    [notYours, notFound],
    [notYours, notFound],
    [notYours, notYours],
  ])
})

test('lists, posts and speakers hold just the contacts the reader may know', async () => {
  const { coordinator, viewer } = await makeScene()
  const organisationId = await organisation(coordinator)
  const there = {
    affiliations: [{ organisationId, post: 'Head' }],
    representations: [{ organisationId, state: 'claimed' as const }],
  }
  await contact(coordinator, { name: 'Known', ...there })
  await contact(coordinator, { name: 'Quiet', level: 'confidential', ...there })
  const seen = (actor: Actor) =>
    asActor(actor, async (db) => {
      const list = await contactsPage(db, {}, now)
      const here = await contactsPage(db, { organisationId }, now)
      const posts = await postsAt(db, organisationId)
      const speakers = await speakersFor(db, organisationId)
      return [list.total, ...[list.rows, here.rows, posts, speakers].map((rows) => rows.map((row) => row.name).sort())]
    })
  const both = ['Known', 'Quiet']
  expect([await seen(coordinator), await seen(viewer)]).toEqual([
    [2, both, both, both, both],
    [1, ['Known'], ['Known'], ['Known'], ['Known']],
  ])
})

const form = (over: Record<string, unknown>) => ({ name: 'Liaison', deskId: newId(), ...over })

test('so many contacts that counting them all would take long are counted some pages on, and the last page is found', async () => {
  const { coordinator } = await makeScene()
  await asOwner((db) =>
    db.execute(sql`
      insert into contacts (id, desk_id, name) select gen_random_uuid(), ${coordinator.deskIds[0]}, 'Person ' || to_char(n, 'FM0000') from generate_series(1, 1120) n`),
  )
  const shown = (page: number, size?: number) =>
    asActor(coordinator, async (db) => {
      const { rows, total, more, page: at } = await contactsPage(db, { page, ...(size && { size }) }, now)
      return { total, more, page: at, first: rows[0]?.name, rows: rows.length }
    })
  expect([await shown(1), await shown(3, 50), await shown(99), await shown(99, 100)]).toEqual([
    { total: 525, more: true, page: 1, first: 'Person 0001', rows: 25 },
    { total: 650, more: true, page: 3, first: 'Person 0101', rows: 50 },
    { total: 1120, more: false, page: 45, first: 'Person 1101', rows: 20 },
    { total: 1120, more: false, page: 12, first: 'Person 1101', rows: 20 },
  ])
})

test('of a name that a thousand have, as of one that few have, those that fit are counted and stand in order', async () => {
  const { coordinator, stranger } = await makeScene()
  await asOwner(async (db) => {
    await db.execute(sql`
      insert into contacts (id, desk_id, level, name) select gen_random_uuid(), ${coordinator.deskIds[0]}, case when n > 1117 then 'confidential' else 'internal' end,
        'Person ' || to_char(n, 'FM0000') from generate_series(1, 1120) n`)
    await db.execute(sql`
      insert into names (id, contact_id, name, kind, folded, key) select gen_random_uuid(), id, name, 'main', lower(name), '' from contacts`)
  })
  const shown = (filter: ContactFilter, actor = coordinator) =>
    asActor(actor, async (db) => {
      const { rows, total, more } = await contactsPage(db, filter, now)
      return [total, more, rows.length, rows[0]?.name]
    })
  expect(await shown({ text: 'person' })).toEqual([525, true, 25, 'Person 0001'])
  expect(await shown({ text: 'person', page: 3 })).toEqual([575, true, 25, 'Person 0051'])
  expect(await shown({ text: 'person', page: 3, size: 50 })).toEqual([650, true, 50, 'Person 0101'])
  expect(await shown({ text: 'person', level: 'internal', page: 2 })).toEqual([550, true, 25, 'Person 0026'])
  expect(await shown({ text: 'person', page: 99 })).toEqual([1120, false, 20, 'Person 1101'])
  const backwards = { text: 'person', order: { sort: 'name', descending: true } } as const
  expect([(await shown(backwards)).at(-1), (await shown(backwards, stranger)).at(-1)]).toEqual(['Person 1120', 'Person 1117'])
  expect(await shown({ text: 'person', level: 'confidential' })).toEqual([3, false, 3, 'Person 1118'])
  expect(await shown({ text: 'person 055' })).toEqual([12, false, 12, 'Person 0055'])
  expect(await shown({ text: 'person 111', level: 'confidential' })).toEqual([2, false, 2, 'Person 1118'])
  expect(await shown({ text: 'nobody' })).toEqual([0, false, 0, undefined])
})

test('rows left empty or ticked for removal are no rows; a row half filled says what it lacks', () => {
  const empty = contactInput.parse(
    form({
      affiliations: [{}, { id: newId() }, { organisation: 'Court', post: 'Clerk' }, { organisation: 'Court', remove: 'on' }],
      representations: [{}],
    }),
  )
  expect([filledRows(empty.affiliations).map(({ place }) => place), filledRows(empty.representations)]).toEqual([[2], []])
  const half = contactInput.safeParse(
    form({
      affiliations: [{ post: 'Clerk' }, { organisation: 'Court', post: 'Clerk', fromOn: '2026-02-02', untilOn: '2026-02-01' }],
      representations: [{ organisation: 'Court' }],
    }),
  )
  expect(half.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)).toEqual([
    'affiliations.0.organisation: errors.required',
    'affiliations.1.untilOn: contacts.endsBeforeStarts|{"start":"2026-02-02"}',
    'representations.0.state: errors.required',
  ])
})

test('languages are kept once each, in the order given, without empty ones', () => {
  expect(contactInput.parse(form({ languages: [undefined, 'ar', 'en', 'ar'] })).languages).toEqual(['ar', 'en'])
})
