import '#app/i18n/all.server.ts'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor, asGate } from '#app/domain/access/as-actor.server.ts'
import { addCommitment } from '#app/domain/commitments/commands.server.ts'
import { addContact } from '#app/domain/contacts/commands.server.ts'
import { askForExport, discardExport, type ListAsked } from '#app/domain/exports/commands.server.ts'
import { leaseMs, mostTries, mostWaiting } from '#app/domain/exports/limits.ts'
import { makeNext } from '#app/domain/exports/make.server.ts'
import { exportsOf, findExport, partOf, takenOutPage } from '#app/domain/exports/queries.server.ts'
import { claimExport, deleteExpired } from '#app/domain/exports/queue.server.ts'
import { contacts } from '#db/schema/contacts.ts'
import { exportParts, exports } from '#db/schema/exports.ts'
import { deskMembers } from '#db/schema/members.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { disable, makeContact, makeEngagement, makeFollowUp, makeOrganisation, makeScene, today } from '../follow-ups/scene.ts'
import { askFor, bytesOf, deeds, linesOf, sheetIn, textOf } from './scene.ts'

useDatabase({ onBoth: false })

const now = () => new Date()
const later = (ms: number) => () => new Date(Date.now() + ms)
const all = { list: 'contacts', filter: {} } as const

test('a list comes as its page is narrowed, in the reader’s language, and only for whoever asked', async () => {
  const { officer, coordinator } = await makeScene()
  await makeOrganisation(officer, 'Druze community')
  const id = await askFor(officer, { list: 'organisations', filter: { kind: 'community' } }, { locale: 'nl' })
  expect((await makeNext({ now }))?.outcome).toBe('ready')
  const text = await textOf(officer, id)
  expect(text.startsWith('\ufeff')).toBe(true)
  expect(linesOf(text)).toEqual([
    'Naam;Korte naam;Naam in eigen schrift;Soort;Onderdeel van;Website;Rubricering;Desk',
    'Druze community;;;Gemeenschap;;;Intern;Syria desk',
  ])
  expect(await asActor(coordinator, (db) => findExport(db, id))).toBeUndefined()
  expect(await asActor(coordinator, (db) => partOf(db, id, 0))).toBeUndefined()
})

test('each list has its file, with what hangs on it as far as the asker may know', async () => {
  const { officer, outsider, desk } = await makeScene()
  const organisationId = await makeOrganisation(officer, '=Council', 'confidential')
  const engagementId = await makeEngagement(officer, { organisationIds: [organisationId] })
  await makeFollowUp(officer, { dueOn: '2026-02-09', engagementId })
  await makeContact(officer, 'Example Person')
  const wish = { wording: '@Share the programme', direction: 'ours', level: 'internal', deskId: desk.id, organisationId } as const
  await asActor(officer, (db) => addCommitment(db, officer, wish))
  const read = async (asker: typeof officer) => {
    const texts: string[] = []
    const lists: ListAsked[] = [
      all,
      { list: 'engagements', filter: {} },
      { list: 'follow-ups', filter: { view: 'all', today } },
      { list: 'commitments', filter: {} },
    ]
    for (const asked of lists) {
      const id = await askFor(asker, asked)
      await makeNext({ now })
      texts.push(linesOf(await textOf(asker, id))[1] ?? '')
    }
    return texts
  }
  expect(await read(officer)).toEqual([
    'Example Person,,,,,,,,,Internal,Syria desk',
    "Talk with the Druze community,Meeting,Confirmed,2026-02-05,,2026-02-05,,Europe/Amsterdam,,'=Council,Internal,Syria desk",
    'Confirm interpreter,Policy officer,2026-02-09,,Talk with the Druze community,,,Internal,Syria desk',
    expect.stringMatching(/^'@Share the programme,.*,'=Council,,,.*,Internal,Syria desk$/),
  ])
  expect((await read(outsider)).join()).not.toContain('Council')
})

test('a spreadsheet and cards are made of the same rows', async () => {
  const { officer } = await makeScene()
  await makeContact(officer, 'Example Person')
  const [sheet, cards] = [await askFor(officer, all, { format: 'xlsx' }), await askFor(officer, all, { format: 'vcf' })]
  await makeNext({ now })
  await makeNext({ now })
  expect(sheetIn(await bytesOf(officer, sheet))).toContain('>Example Person<')
  expect(await textOf(officer, cards)).toMatch(/^BEGIN:VCARD\r\nVERSION:4.0\r\n[\s\S]*FN:Example Person\r\n[\s\S]*END:VCARD\r\n$/)
  const wish = { list: 'organisations', filter: {}, format: 'vcf', locale: 'en' } as const
  expect(await asActor(officer, (db) => askForExport(db, officer, wish))).toEqual({ ok: false, reason: 'no-cards' })
})

test('a protected contact goes by its code name in every file, at the place of that name, also for those on its list', async () => {
  const { officer, desk } = await makeScene()
  const wish = {
    original: 'شخص مخفي',
    email: 'hidden@person.test',
    phone: '+31 70 1',
    codeName: 'Kingfisher',
    level: 'need-to-know',
  } as const
  const add = (name: string, more: Partial<typeof wish> = {}) =>
    asActor(officer, (db) => addContact(db, officer, { name, level: 'internal', deskId: desk.id, ...more }))
  const contactId = await add('Hiddenname Person', wish)
  await add('Ibis')
  await makeFollowUp(officer, { contactId })
  const promise = { wording: 'Share the programme', direction: 'ours', level: 'internal', deskId: desk.id, contactId } as const
  await asActor(officer, (db) => addCommitment(db, officer, promise))
  const lists: ListAsked[] = [all, { list: 'follow-ups', filter: { view: 'all', today } }, { list: 'commitments', filter: {} }]
  const texts: string[] = []
  for (const asked of lists) {
    const id = await askFor(officer, asked)
    await makeNext({ now })
    texts.push(await textOf(officer, id))
  }
  const cards = await askFor(officer, all, { format: 'vcf' })
  await makeNext({ now })
  texts.push(await textOf(officer, cards))
  expect(texts.map((text) => text.includes('Kingfisher'))).toEqual([true, true, true, true])
  expect(texts.join().match(/Hiddenname|مخفي|hidden@|70 1/g)).toBeNull()
  expect(linesOf(texts[0] ?? '').map((line) => line.split(',')[0])).toEqual(['Name', 'Ibis', 'Kingfisher'])
})

test('rights are those of the moment each piece is made', async () => {
  const { officer } = await makeScene()
  for (const name of ['A', 'B', 'C']) await makeContact(officer, name, 'confidential')
  const id = await askFor(officer, all)
  let pieces = 0
  const leaveTheDesk = async () => {
    if (++pieces === 2) await asOwner((db) => db.delete(deskMembers).where(eq(deskMembers.memberId, officer.id)))
    return false
  }
  expect(await makeNext({ now, atOnce: 1, isStopping: leaveTheDesk })).toEqual({ id, outcome: 'ready', rows: 1 })
  expect(linesOf(await textOf(officer, id)).slice(1)).toEqual(['A,,,,,,,,,Confidential,Syria desk'])
  expect((await asActor(officer, (db) => findExport(db, id)))?.total).toBe(1)
})

test('nothing of a file is given out before it is whole, and one that broke off is begun anew', async () => {
  const { officer } = await makeScene()
  for (const name of ['A', 'B']) await makeContact(officer, name)
  const id = await askFor(officer, all)
  let pieces = 0
  const breakOff = () => {
    if (++pieces === 2) throw new Error('The power went')
    return false
  }
  await expect(makeNext({ now, atOnce: 1, isStopping: breakOff })).rejects.toThrow('The power went')
  expect(await asOwner((db) => db.select({ at: exportParts.position }).from(exportParts))).toEqual([{ at: 0 }])
  expect(await textOf(officer, id)).toBe('')
  expect(await asActor(officer, (db) => findExport(db, id))).toMatchObject({ state: 'waiting', rowsDone: 1, total: 2 })
  expect(await deeds()).toEqual([])
  expect(await makeNext({ now: later(leaseMs) })).toEqual({ id, outcome: 'ready', rows: 2 })
  expect(linesOf(await textOf(officer, id))).toHaveLength(3)
})

test('what a process that was killed had in hand is taken over when it stays silent, and given up after three times', async () => {
  const { officer } = await makeScene()
  await makeContact(officer, 'A')
  const id = await askFor(officer, all)
  expect((await asGate((db) => claimExport(db, now(), leaseMs)))?.id).toBe(id)
  expect(await makeNext({ now })).toBeUndefined()
  for (let tries = 2; tries <= mostTries; tries += 1) await asGate((db) => claimExport(db, later(leaseMs * tries)(), leaseMs))
  expect(await makeNext({ now: later(leaseMs * 9) })).toBeUndefined()
  expect(await asActor(officer, (db) => findExport(db, id))).toMatchObject({ state: 'failed', problem: 'stopped' })
})

test('a maker that was taken for dead changes nothing of what another one makes', async () => {
  const { officer } = await makeScene()
  for (const name of ['A', 'B']) await makeContact(officer, name)
  const id = await askFor(officer, all)
  let pieces = 0
  const beOvertaken = async () => {
    if (++pieces === 2) await asGate((db) => claimExport(db, later(leaseMs * 2)(), leaseMs))
    return false
  }
  expect((await makeNext({ now, atOnce: 1, isStopping: beOvertaken }))?.outcome).toBe('gone')
  expect([await textOf(officer, id), await deeds()]).toEqual(['', []])
  expect((await makeNext({ now: later(leaseMs * 4) }))?.outcome).toBe('ready')
  expect(linesOf(await textOf(officer, id))).toHaveLength(3)
  expect(await deeds()).toHaveLength(1)
})

test('a file that is cancelled is made no further, and nothing of it stays', async () => {
  const { officer } = await makeScene()
  for (const name of ['A', 'B']) await makeContact(officer, name)
  const id = await askFor(officer, all)
  let pieces = 0
  const cancel = async () => {
    if (++pieces === 2) await asActor(officer, (db) => discardExport(db, id))
    return false
  }
  expect((await makeNext({ now, atOnce: 1, isStopping: cancel }))?.outcome).toBe('gone')
  expect(await asOwner((db) => db.select().from(exportParts))).toEqual([])
  expect(await deeds()).toEqual([])
})

test('a process that stops gives the file back, and it does not count against it', async () => {
  const { officer } = await makeScene()
  await makeContact(officer, 'A')
  await askFor(officer, all)
  expect((await makeNext({ now, isStopping: () => true }))?.outcome).toBe('given-back')
  expect((await makeNext({ now }))?.outcome).toBe('ready')
})

test('nobody throws away what another member had made', async () => {
  const { officer, manager } = await makeScene()
  const id = await askFor(officer, all)
  await asActor(manager, (db) => discardExport(db, id))
  expect(await asActor(officer, (db) => exportsOf(db))).toHaveLength(1)
})

test('a file goes when its day is over, and nobody fetches it in the meantime', async () => {
  const { officer } = await makeScene()
  await makeContact(officer, 'A')
  const id = await askFor(officer, all)
  await makeNext({ now })
  await asOwner((db) => db.update(exports).set({ expiresAt: sql`now() - interval '1 second'` as never }))
  expect([await textOf(officer, id), await asActor(officer, (db) => findExport(db, id))]).toEqual(['', undefined])
  await asGate(deleteExpired)
  expect(await asOwner((db) => db.select().from(exportParts))).toEqual([])
})

test('nothing is made for a member who is disabled', async () => {
  const { officer } = await makeScene()
  await askFor(officer, all)
  await disable(officer)
  expect((await makeNext({ now }))?.outcome).toBe('gone')
  expect(await asOwner((db) => db.select().from(exports))).toEqual([])
})

test('five files of one member wait at most', async () => {
  const { officer, coordinator } = await makeScene()
  for (let count = 0; count < mostWaiting; count += 1) await askFor(officer, all)
  const wish = { ...all, format: 'csv', locale: 'en' } as const
  expect(await asActor(officer, (db) => askForExport(db, officer, wish))).toEqual({ ok: false, reason: 'too-many' })
  expect(await asActor(coordinator, (db) => askForExport(db, coordinator, wish))).toMatchObject({ ok: true })
})

test('who took which list out, how long it was and when is seen by managers, administrators and whoever did, and nothing of what was in it', async () => {
  const { officer, coordinator, manager } = await makeScene()
  await makeContact(officer, 'Secret Name')
  await asOwner((db) => db.update(contacts).set({ level: 'internal' }))
  await askFor(officer, { list: 'contacts', filter: { text: 'Secret' } }, { format: 'xlsx' })
  await makeNext({ now })
  const seen = async (actor: typeof officer) => (await asActor(actor, (db) => takenOutPage(db, 1))).rows
  const row = { id: expect.any(String), at: expect.any(Date), who: 'Policy officer', list: 'contacts', format: 'xlsx', rows: 0 }
  expect([await seen(officer), await seen(manager), await seen(coordinator)]).toEqual([[row], [row], []])
  expect(JSON.stringify(await deeds())).not.toContain('Secret')
})
