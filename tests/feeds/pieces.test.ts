import { eq, sql } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { asActor, asGate } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement, deleteEngagement } from '#app/domain/engagements/commands.server.ts'
import { getDatabase } from '#db/client.server.ts'
import { recordAccess } from '#db/schema/access.ts'
import { contacts } from '#db/schema/contacts.ts'
import { engagements } from '#db/schema/engagements.ts'
import { feedPieces, feedRevisions } from '#db/schema/feed-trail.ts'
import { feeds } from '#db/schema/feeds.ts'
import { deskMembers, members } from '#db/schema/members.ts'
import { clear } from '#tests/helpers/clearance.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { scheduleMany } from './many.ts'
import { ask, change, contextFrom, makeContact, makeScene, read, readEntries, schedule, subscribe, visit } from './scene.ts'

useDatabase()
afterEach(() => {
  vi.useRealTimers()
})

/** Another process over the same database: it has drawn nothing. */
async function otherProcess() {
  vi.resetModules()
  const { setDatabase } = await import('#db/client.server.ts')
  setDatabase(getDatabase())
  const { serveCalendar } = await import('#app/http/calendar-response.server.ts')
  return (token: string, headers: Record<string, string> = {}) =>
    serveCalendar(new Request(`https://gezant.test/feeds/${token}.ics`, { headers }), token, contextFrom('203.0.113.9'))
}

/** Writes past the triggers, as nothing but a test can: whoever still shows the old has not read it again. */
const unseen = (work: Parameters<typeof asOwner<void>>[0]) =>
  asOwner((db) =>
    db.transaction(async (tx) => {
      await tx.execute(sql`alter table engagements disable trigger user`)
      await work(tx)
      await tx.execute(sql`alter table engagements enable trigger user`)
    }),
  )

const titled = (title: string, id: string) => (db: Parameters<Parameters<typeof asOwner<void>>[0]>[0]) =>
  db
    .update(engagements)
    .set({ title })
    .where(eq(engagements.id, id))
    .then(() => {})

const titles = async (token: string) => (await readEntries(token)).map((entry) => entry.summary).sort()
const piecesOf = (id: string) => asOwner((db) => db.select().from(feedPieces).where(eq(feedPieces.engagementId, id)))

test('line 34: nothing is read for a feed of which nothing changed, and only what changed for one of which something did', async () => {
  const { officer } = await makeScene()
  const ids = [await schedule(officer, { title: 'One' }), await schedule(officer, { title: 'Two' })]
  const token = await subscribe(officer)
  const before = await read(token)
  await unseen(titled('Unseen', ids[0] ?? ''))
  expect(await read(token)).toBe(before)
  await change(officer, ids[1] ?? '', { title: 'Changed' })
  expect(await titles(token)).toEqual(['Changed', 'One'])
})

test('line 34: processes agree on bytes and tag, and with one that has kept nothing, whatever is changed between their fetches', async () => {
  const { officer, stranger, coordinator } = await makeScene()
  const contactId = await makeContact(officer, 'Spokesman', 'need-to-know')
  const visitId = await visit(officer)
  const first = await schedule(officer, { contactIds: [contactId], memberIds: [officer.id], visitId })
  const second = await schedule(officer, { title: 'Second', startsTime: '08:00' })
  const token = await subscribe(stranger)
  const named = { recordId: contactId, memberId: stranger.id, reason: 'named' as const }
  const steps: (() => Promise<unknown>)[] = [
    async () => {},
    () => change(officer, second, { title: 'Second, renamed' }),
    () => asOwner((db) => db.insert(recordAccess).values(named)),
    () => asOwner((db) => db.update(contacts).set({ name: 'Other name' })),
    () => asOwner((db) => db.update(members).set({ name: 'New name' }).where(eq(members.id, officer.id))),
    () => asOwner((db) => db.delete(recordAccess).where(eq(recordAccess.recordId, contactId))),
    () => asOwner((db) => db.update(engagements).set({ level: 'confidential' }).where(eq(engagements.id, visitId))),
    () => schedule(officer, { title: 'Third', startsTime: '09:30' }),
    () => asActor(officer, (db) => cancelEngagement(db, officer, second)),
    () => change(officer, first, { level: 'confidential' }),
    async () => {
      await asOwner((db) => db.insert(deskMembers).values({ memberId: stranger.id, deskId: officer.deskIds[0] ?? '' }))
      await clear(officer, visitId)
    },
    () => clear(officer, first),
    () => asActor(officer, (db) => deleteEngagement(db, officer, second)),
    () => change(coordinator, first, { level: 'internal', startsTime: '07:00' }),
  ]
  const other = await otherProcess()
  vi.useFakeTimers({ toFake: ['Date'] })
  const tags: (string | null)[] = []
  for (const [index, step] of steps.entries()) {
    vi.setSystemTime(Date.now() + 61_000)
    await step()
    // Each is the first to fetch in its turn.
    const [one, two] = index % 2 ? [ask, other] : [other, ask]
    const answers = [await one(token), await two(token), index % 4 === 3 ? await (await otherProcess())(token) : await one(token)]
    const [body, ...bodies] = await Promise.all(answers.map((answer) => answer.text()))
    expect([index, bodies]).toEqual([index, [body, body]])
    const [tag = null, ...rest] = answers.map((answer) => answer.headers.get('etag'))
    expect(rest).toEqual([tag, tag])
    tags.push(tag)
    expect((await ask(token, { headers: { 'if-none-match': tag ?? '' } })).status).toBe(304)
  }
  // Every step is one that the reader sees.
  expect(new Set(tags).size).toBe(steps.length)
})

test('line 27: a visit that is signed off is named with its programme at the next fetch, though nothing of the programme was written', async () => {
  const { officer } = await makeScene()
  const visitId = await visit(officer, { level: 'confidential' })
  await schedule(officer, { visitId, level: 'internal' })
  const token = await subscribe(officer)
  expect(await read(token)).not.toContain('RELATED-TO')
  await clear(officer, visitId)
  expect(await read(token)).toContain('RELATED-TO')
})

test('a process that starts finds what was drawn before, and draws it no second time', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer, { title: 'Drawn' })
  const token = await subscribe(officer)
  const text = await read(token)
  await asOwner((db) => db.update(feedPieces).set({ block: sql`replace(${feedPieces.block}, 'Drawn', 'Found')` }))
  await asOwner((db) => db.update(feeds).set({ bodyHash: null }))
  expect(await (await (await otherProcess())(token)).text()).toBe(text.replace('Drawn', 'Found'))
  expect(await piecesOf(id)).toHaveLength(1)
})

test.each([
  ['changed', (actor, id) => change(actor, id, { title: 'Other' })],
  ['raised', (actor, id) => change(actor, id, { level: 'need-to-know' })],
  ['deleted', (actor, id) => asActor(actor, (db) => deleteEngagement(db, actor, id))],
  ['of a renamed person', (actor) => asOwner((db) => db.update(members).set({ name: 'New' }).where(eq(members.id, actor.id)))],
] satisfies [string, (actor: Parameters<typeof change>[0], id: string) => Promise<unknown>][])(
  'what was drawn of an engagement that is %s is kept nowhere in the database',
  async (_, deed) => {
    const { officer } = await makeScene()
    const id = await schedule(officer, { memberIds: [officer.id] })
    for (const detail of ['busy', 'limited', 'full'] as const) await read(await subscribe(officer, { detail }))
    expect(await piecesOf(id)).toHaveLength(3)
    await deed(officer, id)
    expect(await piecesOf(id)).toEqual([])
  },
)

test('nothing is kept that was drawn from a state the engagement has left', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer)
  const written = new Date('2026-01-01T00:00:00Z').toISOString()
  await asGate((db) => db.execute(sql`select keep_pieces(${JSON.stringify([{ key: 'k', id, written, block: 'old' }])}::jsonb)`))
  expect(await piecesOf(id)).toEqual([])
})

test('neither members nor the front door read what was drawn; only the front door asks by key', async () => {
  const { officer } = await makeScene()
  await schedule(officer)
  await read(await subscribe(officer))
  const all = sql`select * from feed_pieces`
  const byKey = sql`select * from kept_pieces(array['k'])`
  await expect(asActor(officer, (db) => db.execute(all))).rejects.toThrow()
  await expect(asGate((db) => db.execute(all))).rejects.toThrow()
  await expect(asActor(officer, (db) => db.execute(byKey))).rejects.toThrow()
  await asGate((db) => db.execute(byKey))
})

test.each([
  ['feed_links', sql`select * from feed_links('', null)`],
  ['session_member', sql`select * from session_member('', now(), now())`],
])('%s, which a fetch or a page begins with, answers with the rights of the front door, and nobody else', async (name, ask) => {
  const { officer } = await makeScene()
  await expect(asActor(officer, (db) => db.execute(ask))).rejects.toThrow()
  const [found] = await asOwner((db) =>
    db
      .select({ asOwner: sql<boolean>`prosecdef`, settings: sql<string>`array_to_string(proconfig, ' ')` })
      .from(sql`pg_proc`)
      .where(sql`proname = ${name}`),
  )
  expect(found).toEqual({ asOwner: false, settings: 'search_path=public role=gezant_gate' })
})

test('every table is counted when it changes, or is one that no feed shows', async () => {
  const uncounted = await asOwner((db) =>
    db
      .select({ name: sql<string>`c.relname::text` })
      .from(sql`pg_class c`)
      .where(
        sql`c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'count_content')`,
      )
      .orderBy(sql`1`),
  )
  expect(uncounted.map(({ name }) => name)).toEqual(shownByNoFeed)
})

test('a transaction counts once however much it writes, and one that is rolled back not at all', async () => {
  const { officer } = await makeScene()
  const counted = async () => {
    const [found] = await asOwner((db) => db.select({ sum: sql<number>`sum(content + names)::int` }).from(feedRevisions))
    return found?.sum ?? 0
  }
  const before = await counted()
  await scheduleMany(officer, 3)
  const once = await counted()
  const failing = asOwner((db) =>
    db.transaction(async (tx) => {
      await tx.update(engagements).set({ title: 'Not so' })
      throw new Error('back')
    }),
  )
  await expect(failing).rejects.toThrow('back')
  expect([once - before, (await counted()) - once]).toEqual([1, 0])
})

const shownByNoFeed =
  'activity affiliations app_password_feeds app_passwords arrangements assessments attempts attendances attendants briefs channels checks commitment_turns commitments delegation_groups delegation_members delegation_needs desk_members distinct_contacts duplicate_scans duplicates encounters engagement_mandates erasure_holds export_parts exports external_calendars external_events external_ids feed_collections feed_fetches feed_objects feed_pieces feed_revisions feed_showings feeds follow_up_comments follow_up_helpers follow_up_waits handouts handover_questions handover_receipts handover_words handovers import_rows imports known_as mandates member_sign_off_roles merge_links merges messages names notice_choices notice_times notices occurrences photos postponements read_out_lines read_outs received_answers relations reminded representations rooms security_notes sent_forms series sessions settings shares support table_imports table_rows table_tasks templates withdrawn_tokens zone_laws'.split(
    ' ',
  )
