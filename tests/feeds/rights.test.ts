import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeContact } from '#app/domain/contacts/commands.server.ts'
import { addFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { recordAccess } from '#db/schema/access.ts'
import { contacts } from '#db/schema/contacts.ts'
import { engagements } from '#db/schema/engagements.ts'
import { deskMembers, members } from '#db/schema/members.ts'
import { organisations } from '#db/schema/organisations.ts'
import { feedDetails, type Level } from '#db/schema/words.ts'
import { clear } from '#tests/helpers/clearance.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import {
  change,
  day,
  entriesOf,
  makeContact,
  makeOrganisation,
  makeScene,
  read,
  readEntries,
  readEntry,
  schedule,
  speakFor,
  subscribe,
  visit,
} from './scene.ts'

useDatabase()

const titles = async (token: string) => (await readEntries(token)).map((entry) => entry.summary)
const leaveDesks = (actor: Actor) => asOwner((db) => db.delete(deskMembers).where(eq(deskMembers.memberId, actor.id)))

const raiseContact = (actor: Actor, id: string, level: Level) =>
  asActor(actor, async (db) => {
    const outcome = await changeContact(db, actor, id, 1, { name: 'Spokesman', level, deskId: actor.deskIds[0] ?? '' })
    expect(outcome).toEqual({ ok: true })
  })

test('line 31: leaving the desk takes its confidential engagements out of the next fetch', async () => {
  const { officer, coordinator } = await makeScene()
  await schedule(officer, { title: 'Open' })
  await clear(officer, await schedule(officer, { title: 'Confidential', level: 'confidential' }))
  const token = await subscribe(coordinator)
  expect((await titles(token)).sort()).toEqual(['Confidential', 'Open'])
  await leaveDesks(coordinator)
  expect(await titles(token)).toEqual(['Open'])
})

test('line 31: who no longer manages no longer reads other desks’ confidential engagements', async () => {
  const { officer, manager } = await makeScene()
  await clear(officer, await schedule(officer, { level: 'confidential' }))
  const token = await subscribe(manager)
  expect(await titles(token)).toHaveLength(1)
  await asOwner((db) => db.update(members).set({ role: 'viewer' }).where(eq(members.id, manager.id)))
  expect(await titles(token)).toEqual([])
})

test('line 31: taken off a need-to-know engagement, a participant finds it gone', async () => {
  const { officer, stranger } = await makeScene()
  const wish = { level: 'need-to-know' as const, title: 'Secret' }
  const id = await schedule(officer, { ...wish, memberIds: [stranger.id] })
  await clear(officer, id)
  const tokens = [await subscribe(stranger), await subscribe(stranger, { scope: 'mine' })]
  expect(await Promise.all(tokens.map(titles))).toEqual([['Secret'], ['Secret']])
  await change(officer, id, { ...wish, memberIds: [] })
  await clear(officer, id)
  expect(await Promise.all(tokens.map(titles))).toEqual([[], []])
})

test('line 20: a contact made confidential disappears by name, and the event says that it changed', async () => {
  const { officer, stranger } = await makeScene()
  const contactId = await makeContact(officer, 'Spokesman')
  await schedule(officer, { contactIds: [contactId] })
  const [own, other] = [await subscribe(officer), await subscribe(stranger)]
  const before = await readEntry(other)
  expect(before.description).toContain('With: Spokesman')
  await raiseContact(officer, contactId, 'confidential')
  const after = await readEntry(other)
  expect([after.description.includes('Spokesman'), after.lastModified > before.lastModified]).toEqual([false, true])
  expect((await readEntry(own)).description).toContain('Spokesman')
})

test('line 20: a desk that its owner left takes confidential names along, and the events say that they changed', async () => {
  const { officer, coordinator } = await makeScene()
  const contactId = await makeContact(officer, 'Spokesman', 'confidential')
  await schedule(officer, { contactIds: [contactId] })
  const token = await subscribe(coordinator)
  const before = await readEntry(token)
  await leaveDesks(coordinator)
  const after = await readEntry(token)
  expect([before.description.includes('Spokesman'), after.description.includes('Spokesman')]).toEqual([true, false])
  expect(after.lastModified).toBeGreaterThan(before.lastModified)
  expect(await read(token)).toBe(await read(token))
})

test('line 20: who is no longer named on a contact no longer reads the name, and the event says that it changed', async () => {
  const { officer, stranger } = await makeScene()
  const contactId = await makeContact(officer, 'Spokesman', 'need-to-know')
  await asOwner((db) => db.insert(recordAccess).values({ recordId: contactId, memberId: stranger.id, reason: 'named' }))
  await schedule(officer, { contactIds: [contactId] })
  const token = await subscribe(stranger)
  const before = await readEntry(token)
  const named = and(eq(recordAccess.recordId, contactId), eq(recordAccess.memberId, stranger.id))
  await asOwner((db) => db.delete(recordAccess).where(named))
  const after = await readEntry(token)
  expect([before.description.includes('Spokesman'), after.description.includes('Spokesman')]).toEqual([true, false])
  expect(after.lastModified).toBeGreaterThan(before.lastModified)
})

test('line 27: a visit raised out of sight takes its UID out of its programme, which says that it changed', async () => {
  const { officer, stranger } = await makeScene()
  const visitId = await visit(officer)
  const item = await schedule(officer, { visitId })
  const tokens = { all: await subscribe(stranger), visit: await subscribe(stranger, { scope: `visit:${visitId}`, name: 'Working visit' }) }
  const before = await readEntry(tokens.all, item)
  expect([before.parent, (await readEntries(tokens.visit)).length]).toEqual([visitId, 2])
  await asOwner((db) => db.update(engagements).set({ level: 'confidential' }).where(eq(engagements.id, visitId)))
  const after = await readEntry(tokens.all, item)
  expect([after.parent, after.lastModified > before.lastModified]).toEqual([undefined, true])
  const text = await read(tokens.visit)
  expect([entriesOf(text), text.includes('Working visit'), text.includes('NAME:Gezant\r\n')]).toEqual([[], false, true])
})

test('line 31: an organisation raised out of sight empties the feed about it, also of those who spoke for it', async () => {
  const { officer, stranger } = await makeScene()
  const organisationId = await makeOrganisation(officer, 'Druze community')
  await schedule(officer, { title: 'with it', organisationIds: [organisationId] })
  const spoken = await schedule(officer, { title: 'for it' })
  await speakFor(spoken, await makeContact(officer, 'Spokesman'), organisationId)
  const token = await subscribe(stranger, { scope: `organisation:${organisationId}`, name: 'Druze community' })
  expect((await titles(token)).sort()).toEqual(['for it', 'with it'])
  await asOwner((db) => db.update(organisations).set({ level: 'confidential' }).where(eq(organisations.id, organisationId)))
  const text = await read(token)
  expect([entriesOf(text), text.includes('Druze')]).toEqual([[], false])
})

test.each(['contact', 'organisation', 'member'] as const)(
  'line 20: a renamed %s moves the events that show the name, and no other',
  async (kind) => {
    const { officer } = await makeScene()
    const contactId = await makeContact(officer, 'Old name')
    const organisationId = await makeOrganisation(officer, 'Old name')
    const shows = {
      contact: { contactIds: [contactId] },
      organisation: { organisationIds: [organisationId] },
      member: { memberIds: [officer.id] },
    }[kind]
    const id = await schedule(officer, shows)
    const other = await schedule(officer)
    const token = await subscribe(officer)
    const [before, otherBefore] = [await readEntry(token, id), await readEntry(token, other)]
    const rename = {
      contact: () => asOwner((db) => db.update(contacts).set({ name: 'New name' })),
      organisation: () => asOwner((db) => db.update(organisations).set({ name: 'New name' })),
      member: () => asOwner((db) => db.update(members).set({ name: 'New name' }).where(eq(members.id, officer.id))),
    }[kind]
    await rename()
    const [after, otherAfter] = [await readEntry(token, id), await readEntry(token, other)]
    expect([after.description.includes('New name'), after.lastModified > before.lastModified]).toEqual([true, true])
    expect(otherAfter).toEqual(otherBefore)
  },
)

test('line 31: a level raised and lowered hides and shows, with a higher SEQUENCE', async () => {
  const { officer, stranger } = await makeScene()
  const id = await schedule(officer)
  const token = await subscribe(stranger)
  const before = await readEntry(token)
  await change(officer, id, { level: 'confidential' })
  expect(await titles(token)).toEqual([])
  await change(officer, id, { level: 'internal' })
  const after = await readEntry(token)
  expect([after.sequence - before.sequence, after.lastModified > before.lastModified]).toEqual([2, true])
})

test('line 31: what is need-to-know of others is in no feed of any scope and detail, nor in its counts', async () => {
  const { officer, coordinator, stranger, manager } = await makeScene()
  const canary = 'Xq7canary'
  const hidden = { level: 'need-to-know' as const, title: canary, place: canary, purpose: canary, joinLink: `https://${canary}.test/` }
  const open = await visit(officer)
  const organisationId = await makeOrganisation(officer, 'Druze community')
  const contactId = await makeContact(officer, canary, 'need-to-know')
  const hiddenOrganisation = await makeOrganisation(officer, `${canary} council`, 'need-to-know')
  const hiddenVisit = await visit(officer, hidden)
  const ids = [
    hiddenVisit,
    await schedule(officer, { ...hidden, visitId: open, organisationIds: [organisationId] }),
    await schedule(officer, { ...hidden, memberIds: [officer.id] }),
    contactId,
    hiddenOrganisation,
  ]
  await clear(officer, ...ids.slice(0, 3))
  await schedule(officer, {
    title: 'Open talk',
    visitId: hiddenVisit,
    contactIds: [contactId],
    organisationIds: [organisationId, hiddenOrganisation],
    memberIds: [officer.id, coordinator.id, stranger.id, manager.id],
  })
  await asActor(officer, (db) =>
    addFollowUp(db, officer, {
      title: canary,
      ownerId: officer.id,
      dueOn: day(1),
      level: 'need-to-know',
      deskId: officer.deskIds[0] ?? '',
    }),
  )
  const sizes: Record<string, number[]> = {}
  for (const reader of [coordinator, stranger, manager]) {
    for (const scope of ['all', 'mine', 'follow-ups', `visit:${open}`, `organisation:${organisationId}`]) {
      for (const detail of feedDetails) {
        const text = (await read(await subscribe(reader, { scope, detail }))).replaceAll('\r\n ', '')
        expect([reader.name, scope, detail, [canary, canary.toLowerCase(), ...ids].filter((word) => text.includes(word))]).toEqual([
          reader.name,
          scope,
          detail,
          [],
        ])
        const key = scope.split(':')[0] ?? ''
        sizes[key] = [...(sizes[key] ?? []), entriesOf(text).length]
      }
    }
  }
  const nine = (size: number) => Array<number>(9).fill(size)
  expect(sizes).toEqual({ all: nine(2), mine: nine(1), 'follow-ups': nine(0), visit: nine(1), organisation: nine(1) })
  expect((await titles(await subscribe(officer))).filter((title) => title === canary)).toHaveLength(3)
})
