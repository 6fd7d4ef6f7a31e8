import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { commitmentsOfEngagement } from '#app/domain/commitments/queries.server.ts'
import { followLines, type LineWish, ownersMeant, waitingLines } from '#app/domain/read-out-lines/lines.server.ts'
import { writeText } from '#app/domain/texts/texts.server.ts'
import { followUps } from '#db/schema/follow-ups.ts'
import { visibleReadOutLines } from '#db/visible/texts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeDesk, makeMember } from '#tests/helpers/people.ts'
import { makeEngagement, makeOrganisation, makeScene, today } from '../follow-ups/scene.ts'

useDatabase()

const body = '- [ ] @officer: send the NFI contact before 20 Feb\n- [ ] them: give the names'

async function makeReadOut(text = body) {
  const { officer, desk } = await makeScene()
  const organisationId = await makeOrganisation(officer, 'Druze community')
  const id = await makeEngagement(officer)
  const write = (body: string, version?: number) =>
    asActor(officer, (db) => writeText(db, officer, 'read-out', id, version, { body, level: 'confidential' }))
  await write(text)
  const waiting = (actor: Actor = officer) => asActor(actor, (db) => waitingLines(db, id, today))
  const follow = (change: (wish: LineWish) => Partial<LineWish> = () => ({})) =>
    asActor(officer, async (db) => {
      const { lines } = await waitingLines(db, id, today)
      const wishes = lines.map(({ line, text, dueOn }) => {
        const wish = { line, make: true, text, ownerId: officer.id, dueOn: dueOn ?? '', organisationId }
        return { ...wish, ...change(wish) }
      })
      return { outcome: await followLines(db, officer, { id, deskId: desk.id }, wishes, today), wishes }
    })
  const made = async () => ({
    followUps: await asOwner((db) => db.select({ title: followUps.title, dueOn: followUps.dueOn, level: followUps.level }).from(followUps)),
    commitments: await asActor(officer, (db) => commitmentsOfEngagement(db, id)),
  })
  return { officer, desk, id, organisationId, write, waiting, follow, made }
}

test('lines of a read-out become follow-ups and commitments at its level, and wait no more', async () => {
  const { follow, made, waiting } = await makeReadOut()
  expect((await follow()).outcome).toEqual({ ok: true, made: 2 })
  expect(await made()).toMatchObject({
    followUps: [{ title: 'send the NFI contact', dueOn: '2026-02-20', level: 'confidential' }],
    commitments: [{ wording: 'give the names', direction: 'theirs', level: 'confidential', organisation: { name: 'Druze community' } }],
  })
  expect((await waiting()).lines).toEqual([])
})

test('saving the read-out again, and sending the form twice, makes nothing twice', async () => {
  const { officer, desk, id, follow, made, waiting, write } = await makeReadOut()
  const { wishes } = await follow()
  const again = await asActor(officer, (db) => followLines(db, officer, { id, deskId: desk.id }, wishes, today))
  expect(again).toEqual({ ok: true, made: 0 })
  await write(`${body}\n- [ ] Call the liaison`, 1)
  expect((await waiting()).lines.map(({ text }) => text)).toEqual(['Call the liaison'])
  expect((await made()).followUps).toHaveLength(1)
})

test('what is left out stays a line and is not asked again', async () => {
  const { follow, made, waiting } = await makeReadOut()
  expect((await follow(() => ({ make: false }))).outcome).toEqual({ ok: true, made: 0 })
  expect(await made()).toEqual({ followUps: [], commitments: [] })
  expect((await waiting()).lines).toEqual([])
})

test('with one line that cannot be kept none is made, and each error stands by its field', async () => {
  const { follow, made, waiting } = await makeReadOut()
  const { outcome, wishes } = await follow(({ line }) => (line.startsWith('@') ? { ownerId: '', text: ' ' } : { organisationId: '' }))
  expect(outcome).toEqual({
    ok: false,
    errors: {
      [wishes[0]?.line ?? '']: { text: 'errors.required', ownerId: 'errors.unknownChoice' },
      [wishes[1]?.line ?? '']: { organisationId: 'errors.commitmentWithNobody' },
    },
  })
  expect(await made()).toEqual({ followUps: [], commitments: [] })
  expect((await waiting()).lines).toHaveLength(2)
})

test('who may not read the read-out sees no line of it, nor that lines were looked over', async () => {
  const { follow, waiting } = await makeReadOut()
  await follow()
  const other = await makeMember({ name: 'Elsewhere', role: 'officer', desks: [await makeDesk('Europe desk')] })
  expect((await waiting(other)).lines).toEqual([])
  expect(await asActor(other, (db) => db.select().from(visibleReadOutLines))).toEqual([])
})

test('a name after @ means the one who has it whole, then those of the own desks', () => {
  const owner = (name: string, near = false) => ({ id: name, name, near })
  const all = [owner('Policy officer', true), owner('Officer'), owner('Press officer'), owner('Josée Müller')]
  const meant = (said: string) => ownersMeant(all, said).map(({ name }) => name)
  expect(meant('officer')).toEqual(['Officer'])
  expect(meant('off')).toEqual(['Policy officer'])
  expect(meant('press')).toEqual(['Press officer'])
  expect(meant('josee.muller')).toEqual(['Josée Müller'])
  expect(meant('nobody')).toEqual([])
})
