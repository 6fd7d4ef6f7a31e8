import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { arrange } from '#app/domain/engagements/arrangements.server.ts'
import { undeleteEngagement } from '#app/domain/engagements/commands.server.ts'
import { keepChoice } from '#app/domain/imports/begin.server.ts'
import { proposalsFor } from '#app/domain/imports/people.server.ts'
import { undoImport } from '#app/domain/imports/undo.server.ts'
import { activity } from '#db/schema/activity.ts'
import { engagements } from '#db/schema/engagements.ts'
import { externalIds, importRows } from '#db/schema/imports.ts'
import { members } from '#db/schema/members.ts'
import { participants } from '#db/schema/participants.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { contact, makeScene, text } from '../timeline/scene.ts'
import { calendar, event, programs } from './programs.ts'
import { apply, begin, bringIn, kinds, planned, standing } from './scene.ts'

useDatabase({ onBoth: false })

const talk = (...content: string[]) => calendar(...event('DTSTART;TZID=Europe/Amsterdam:20260210T100000', 'DURATION:PT1H', ...content))
const undo = (actor: Actor, id: string) => asActor(actor, (db) => undoImport(db, actor, id))
const outcomes = (importId: string) =>
  asOwner(async (db) => {
    const rows = await db.select().from(importRows).where(eq(importRows.importId, importId)).orderBy(importRows.position)
    return rows.map((row) => row.outcome)
  })

test('undoing takes away what was made, so that it can be brought back, and importing again makes it anew', async () => {
  const { officer } = await makeScene()
  const id = await bringIn(officer, programs.thunderbird)
  const [first] = await standing()
  expect(await undo(officer, id)).toEqual({ ok: true, counts: { undone: 3, kept: 0 } })
  expect([await standing(), await outcomes(id)]).toEqual([[], ['undone', 'undone', 'undone']])
  expect(await kinds(officer, await begin(officer, programs.thunderbird))).toEqual(['new', 'new', 'new'])
  const deeds = await asOwner((db) => db.select().from(activity).where(eq(activity.verb, 'deleted')))
  expect(deeds).toHaveLength(3)
  await asActor(officer, (db) => undeleteEngagement(db, officer, first?.id ?? ''))
  expect((await standing()).map((row) => row.id)).toEqual([first?.id])
  expect(await undo(officer, id)).toEqual({ ok: false, reason: 'not-applied' })
})

test('undoing gives back what was changed and cancelled, and what the file was last known to say', async () => {
  const { officer } = await makeScene()
  const series = (...content: string[]) => talk('RRULE:FREQ=WEEKLY;COUNT=2', ...content)
  await bringIn(officer, series('LOCATION:Room 1'))
  const state = async () => (await standing()).map(({ version: _, sequence: __, changedAt: ___, renderedAt: ____, ...row }) => row)
  const external = () => asOwner((db) => db.select().from(externalIds).orderBy(externalIds.recurrenceId))
  const [before, knownBefore] = [await state(), await external()]
  const id = await bringIn(
    officer,
    series('LOCATION:Room 2', 'EXDATE;TZID=Europe/Amsterdam:20260217T100000', 'SEQUENCE:4').replace('T100000', 'T120000'),
  )
  expect(await outcomes(id)).toEqual(['changed', 'changed'])
  expect(await state()).not.toEqual(before)
  expect(await undo(officer, id)).toEqual({ ok: true, counts: { undone: 2, kept: 0 } })
  expect(await state()).toEqual(before)
  expect(await external()).toEqual(knownBefore)
})

test('what was edited since, or has a read-out, is left as it is and told', async () => {
  const { officer } = await makeScene()
  const id = await bringIn(officer, programs.thunderbird)
  const [edited, read, plain] = await standing()
  await asOwner((db) =>
    db
      .update(engagements)
      .set({ place: 'Room 5' })
      .where(eq(engagements.id, edited?.id ?? '')),
  )
  await text(officer, 'read-out', read?.id ?? '', 'They agreed.', 'confidential')
  expect(await undo(officer, id)).toEqual({ ok: true, counts: { undone: 1, kept: 2 } })
  expect((await standing()).map((row) => row.id)).toEqual([edited?.id, read?.id])
  expect(await outcomes(id)).toEqual(['kept', 'kept', 'undone'])
  expect(plain?.deletedAt).toBeNull()
  const changes = await bringIn(officer, programs.thunderbird.replace('SUMMARY:Interview', 'SUMMARY:Long interview'))
  await asOwner((db) =>
    db
      .update(engagements)
      .set({ place: 'Room 6' })
      .where(eq(engagements.id, edited?.id ?? '')),
  )
  expect(await undo(officer, changes)).toEqual({ ok: true, counts: { undone: 2, kept: 1 } })
  expect((await standing()).map(({ title, place }) => [title, place])).toEqual([
    ['Long interview', 'Room 6'],
    ['Interview', null],
  ])
})

test('an engagement for which something was arranged since is left', async () => {
  const { officer } = await makeScene()
  const id = await bringIn(officer, talk())
  const [made] = await standing()
  await asActor(officer, (db) => arrange(db, officer, made?.id ?? '', 0, { interpreter: 'Arabic' }))
  expect(await undo(officer, id)).toEqual({ ok: true, counts: { undone: 0, kept: 1 } })
  expect(await standing()).toHaveLength(1)
})

test('nobody undoes another’s import', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await bringIn(officer, talk())
  expect(await undo(coordinator, id)).toEqual({ ok: false, reason: 'not-found' })
  expect(await standing()).toHaveLength(1)
})

const invited = talk(
  'ORGANIZER;CN=Policy officer:mailto:policy.officer@ministry.test',
  'ATTENDEE;CN=L. Druze:mailto:LIAISON@druze.test',
  'ATTENDEE;CN=Sweida Adviser:mailto:unknown@else.test',
  'ATTENDEE;CN=Visit coordinator:mailto:visit.coordinator@ministry.test',
  'ATTENDEE;CN=Hidden Guest:mailto:hidden@else.test',
  'ATTENDEE;CN=Nobody:mailto:nobody@else.test',
)

test('people of a file are proposed by address, then by name, as far as they are known; none is made', async () => {
  const { officer, stranger } = await makeScene()
  const liaison = await contact(officer, { name: 'Liaison', email: 'liaison@Druze.test' })
  const adviser = await contact(officer, { name: 'Sweida adviser' })
  await contact(stranger, { name: 'Hidden Guest', email: 'hidden@else.test', level: 'confidential' })
  const id = await begin(officer, invited)
  const rows = await planned(officer, id)
  const found = await asActor(officer, (db) => proposalsFor(db, officer, rows))
  expect(found.map(({ kind, name, by, usual, count }) => [kind, name, by, usual, count])).toEqual([
    ['contact', 'Liaison', 'address', true, 1],
    ['member', 'Policy officer', 'address', true, 1],
    ['contact', 'Sweida adviser', 'name', false, 1],
    ['member', 'Visit coordinator', 'address', false, 1],
  ])
  await asActor(officer, (db) =>
    keepChoice(db, id, { shown: [], taken: [], people: [`contact:${adviser}`, `member:${officer.id}`, `contact:${stranger.id}`] }),
  )
  await apply(officer, id)
  const linked = await asOwner((db) => db.select().from(participants))
  expect(linked.map(({ contactId, memberId, side }) => [contactId ?? memberId, side]).sort()).toEqual(
    [
      [adviser, 'theirs'],
      [officer.id, 'ours'],
    ].sort(),
  )
  expect(linked.map((row) => row.contactId)).not.toContain(liaison)
})

test('a colleague who no longer signs in is not proposed, and people added by a change go with its undoing', async () => {
  const { officer, coordinator } = await makeScene()
  await asOwner((db) => db.update(members).set({ disabledAt: new Date() }).where(eq(members.id, coordinator.id)))
  await contact(officer, { name: 'Liaison', email: 'liaison@druze.test' })
  const rows = await planned(officer, await begin(officer, invited))
  const found = await asActor(officer, (db) => proposalsFor(db, officer, rows))
  expect(found.map((one) => one.name)).toEqual(['Liaison', 'Policy officer'])
  await bringIn(officer, talk())
  const changes = await bringIn(officer, invited.replace('DURATION:PT1H', 'DURATION:PT2H'))
  expect(await asOwner((db) => db.$count(participants))).toBe(2)
  await undo(officer, changes)
  expect(await asOwner((db) => db.$count(participants))).toBe(0)
  expect((await standing()).map((row) => row.endsAt.toISOString())).toEqual(['2026-02-10T10:00:00.000Z'])
})
