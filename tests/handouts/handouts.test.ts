import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement } from '#app/domain/engagements/commands.server.ts'
import { recordHandout } from '#app/domain/handouts/commands.server.ts'
import { lastGiven, prepareProgramme } from '#app/domain/handouts/programme.server.ts'
import { handoutsOf } from '#app/domain/handouts/queries.server.ts'
import { activity } from '#db/schema/activity.ts'
import { engagements } from '#db/schema/engagements.ts'
import { handouts } from '#db/schema/handouts.ts'
import { documentLanguages, outsideReaders, type ProgrammeReader } from '#db/schema/words.ts'
import { clear } from '#tests/helpers/clearance.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeScene } from '../timeline/scene.ts'
import { canaryVisit, clearProgramme, given, item, now, pageOf, visit } from './scene.ts'

useDatabase({ onBoth: false })

const words = (text: string, beginning: string) => [...new Set(text.match(new RegExp(`${beginning}-[a-z-]+[a-z]`, 'g')))].sort()

test.each(outsideReaders)('no word from inside reaches the %s, in any language or form', async (reader) => {
  const { officer } = await makeScene()
  const id = await canaryVisit(officer)
  for (const language of documentLanguages) {
    const { page, docx, calendar } = await given(officer, id, reader, language)
    expect([page, docx, calendar].map((text) => words(text, 'INSIDE'))).toEqual([[], [], []])
    const named = language === 'ar' ? 'OUT-original' : 'OUT-organisation'
    const theirs = ['OUT-guest', 'OUT-later', named, 'OUT-place', 'OUT-post', 'OUT-room', 'OUT-talk', 'OUT-visit'].sort()
    expect([words(page, 'OUT'), words(docx, 'OUT')]).toEqual([theirs, theirs])
    expect(words(calendar, 'OUT')).toEqual(['OUT-later', 'OUT-place', 'OUT-room', 'OUT-talk', 'OUT-visit'])
    expect(page + docx).not.toContain(officer.name)
  }
})

test('what is made for the actor holds what the actor sees, and no more', async () => {
  const { officer, stranger } = await makeScene()
  const id = await canaryVisit(officer)
  await clearProgramme(officer, id)
  const [own, others] = [await given(officer, id, 'full'), await given(stranger, id, 'full')]
  expect(words(own.page, 'INSIDE')).toEqual(
    expect.arrayContaining(['INSIDE-adviser', 'INSIDE-confidential', 'INSIDE-host', 'INSIDE-need', 'INSIDE-ours', 'INSIDE-purpose']),
  )
  const hidden = ['INSIDE-adviser', 'INSIDE-confidential', 'INSIDE-host', 'INSIDE-need', 'INSIDE-organisation']
  for (const text of [others.page, others.docx, others.calendar]) {
    expect(words(text, 'INSIDE').filter((word) => hidden.includes(word))).toEqual([])
  }
})

test('a hidden visit is not there, and one that lacks a sign-off is for nobody until it is cleared', async () => {
  const { officer, stranger } = await makeScene()
  const id = await visit(officer, { level: 'confidential' })
  const asked = async (actor: Actor, reader: ProgrammeReader) => {
    const prepared = await asActor(actor, (db) => prepareProgramme(db, id, { reader, language: 'en' }, now))
    return prepared.ok || prepared.reason
  }
  const all = async (actor: Actor) => [await asked(actor, 'full'), await asked(actor, 'hosts'), await asked(actor, 'delegation')]
  expect(await all(officer)).toEqual(['not-cleared', 'not-cleared', 'not-cleared'])
  await clear(officer, id)
  expect(await all(officer)).toEqual([true, true, true])
  expect(await all(stranger)).toEqual(['not-found', 'not-found', 'not-found'])
})

test('the calendar has the ids that subscriptions have, no method, and times that a reader understands', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer)
  const talk = await item(officer, id)
  const calendar = new ICAL.Component(ICAL.parse((await given(officer, id, 'delegation')).calendar))
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  expect(calendar.getFirstPropertyValue('method')).toBeNull()
  expect(events.map((event) => [event.uid, event.startDate.toString()])).toEqual([
    [`${id}@gezant.invalid`, '2026-02-09'],
    [`${talk}@gezant.invalid`, '2026-02-10T09:00:00Z'],
  ])
})

test('an Arabic page runs from right to left with hours the other way, and Word is told the same', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer)
  await item(officer, id)
  const { page, docx } = await given(officer, id, 'delegation', 'ar')
  expect(page).toContain('<html lang="ar" dir="rtl"')
  expect(page).toContain('\u206610:00–11:00\u2069')
  expect(docx).toContain('<w:bidiVisual/>')
  expect(docx).toContain('<w:rtl/>')
  expect(docx).not.toMatch(/[\u2066-\u2069]/)
})

test('what users wrote stays text on the page', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer, { title: '<img src=x onerror=alert(1)>' })
  await item(officer, id, { title: '</title><script>alert(1)</script>', place: '"><b>' })
  const { page } = await given(officer, id, 'delegation')
  expect(page).not.toMatch(/<img|<script|"><b>/)
})

test('row heads are repeated and no row is cut, on paper and in Word', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer)
  await item(officer, id)
  const { docx } = await given(officer, id, 'hosts')
  expect(docx.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(docx.match(/<w:cantSplit\/>/g)).toHaveLength(3)
})

async function handOver(actor: Actor, visitId: string, reader: ProgrammeReader, at: Date): Promise<string> {
  return asActor(actor, async (db) => {
    const prepared = await prepareProgramme(db, visitId, { reader, language: 'en' }, at)
    if (!prepared.ok) throw new Error(prepared.reason)
    return recordHandout(db, actor, visitId, prepared, { reader, language: 'en', format: 'docx' }, at)
  })
}

test('handing out writes down who gave what to whom, with the deed on the visit', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer)
  await handOver(officer, id, 'hosts', now)
  const [row] = await asActor(officer, (db) => handoutsOf(db, id))
  expect(row).toMatchObject({ reader: 'hosts', language: 'en', format: 'docx', at: now, by: 'Policy officer' })
  const deeds = await asOwner((db) => db.select().from(activity).where(eq(activity.verb, 'handed-out')))
  expect(deeds.map(({ recordId, fields, memberId }) => [recordId, fields, memberId])).toEqual([[id, ['hosts', 'en', 'docx'], officer.id]])
})

test('only hosts’ and delegation’s versions are kept for comparing', async () => {
  const { officer } = await makeScene()
  const id = await canaryVisit(officer)
  for (const reader of ['full', 'hosts', 'delegation'] as const) await handOver(officer, id, reader, now)
  const kept = await asOwner((db) => db.select({ reader: handouts.reader, content: handouts.content }).from(handouts))
  expect(kept.find(({ reader }) => reader === 'full')?.content).toBeNull()
  expect(words(JSON.stringify(kept), 'INSIDE')).toEqual([])
})

test('nobody hands out a visit of another desk, and nobody changes what was handed out', async () => {
  const { officer, stranger, viewer } = await makeScene()
  const id = await visit(officer)
  const made = await handOver(officer, id, 'hosts', now)
  for (const actor of [stranger, viewer]) await expect(handOver(actor, id, 'hosts', now)).rejects.toThrow()
  await expect(asActor(officer, (db) => db.update(handouts).set({ reader: 'full' }).where(eq(handouts.id, made)))).rejects.toThrow()
  await expect(asActor(officer, (db) => db.select().from(handouts))).rejects.toThrow()
  expect(await asOwner((db) => db.$count(handouts))).toBe(1)
})

test('the next version tells what changed since the last one, and the visit’s page lists it', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer)
  const [moved, off] = [await item(officer, id, { title: 'Moved' }), await item(officer, id, { title: 'Off' })]
  const third = new Date('2026-02-03T09:00:00Z')
  await handOver(officer, id, 'hosts', third)
  await asOwner((db) => db.update(engagements).set({ place: 'Room 9' }).where(eq(engagements.id, moved)))
  await asActor(officer, (db) => cancelEngagement(db, officer, off))

  const next = await given(officer, id, 'hosts')
  expect([next.marked?.since, next.marked?.changes.map(({ id, kind }) => [id, kind])]).toEqual([
    '2026-02-03',
    [
      [moved, 'changed'],
      [off, 'gone'],
    ],
  ])
  expect(next.page).toContain('Changed since 3 February')
  expect(next.docx).toContain('No longer in the programme')
  expect((await given(officer, id, 'delegation')).marked).toBeUndefined()
  const [last] = await asActor(officer, (db) => lastGiven(db, id, 'en'))
  expect([last?.reader, last?.at, last?.lines.map(({ text }) => text)]).toEqual([
    'hosts',
    third,
    ['had no place', 'No longer in the programme'],
  ])
})

test('the same version in another form on the same day still tells what changed since the one before', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer)
  await handOver(officer, id, 'hosts', new Date('2026-02-03T09:00:00Z'))
  await item(officer, id)
  await handOver(officer, id, 'hosts', now)
  expect((await given(officer, id, 'hosts')).marked?.since).toBe('2026-02-03')
  await handOver(officer, id, 'hosts', new Date('2026-02-04T09:00:00Z'))
  expect((await given(officer, id, 'hosts')).marked).toMatchObject({ since: '2026-02-04', changes: [] })
})

test('an item that became stricter is not named to those who may not see it now', async () => {
  const { officer, stranger } = await makeScene()
  const id = await visit(officer)
  const talk = await item(officer, id, { title: 'QUIET-talk' })
  await handOver(officer, id, 'hosts', new Date('2026-02-03T09:00:00Z'))
  await asOwner((db) => db.update(engagements).set({ level: 'confidential' }).where(eq(engagements.id, talk)))
  const others = await given(stranger, id, 'hosts')
  expect([others.marked?.changes, others.marked?.unnamed]).toEqual([[], 1])
  expect(pageOf(others)).not.toContain('QUIET')
  expect(pageOf(others)).toContain('One other item is no longer in the programme')
  const [last] = await asActor(stranger, (db) => lastGiven(db, id, 'en'))
  expect([last?.lines, last?.unnamed]).toEqual([[], 1])
})
