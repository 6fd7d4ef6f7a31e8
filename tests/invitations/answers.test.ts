import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { canTake } from '#app/domain/invitations/answer-rules.ts'
import { takeAnswer } from '#app/domain/invitations/answers.server.ts'
import { asksAnew } from '#app/domain/invitations/rules.ts'
import { newId } from '#app/lib/ids.ts'
import { activity } from '#db/schema/activity.ts'
import { engagements } from '#db/schema/engagements.ts'
import { participants } from '#db/schema/participants.ts'
import { receivedAnswers } from '#db/schema/received-answers.ts'
import { visibleReceivedAnswers } from '#db/visible/received-answers.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { calendarIn, calm, type MailServer, startMailServer } from '#tests/helpers/mail-server.ts'
import { engagement } from '../timeline/scene.ts'
import { answersOf, listed, mailed, receive, replyTo } from './replies.ts'
import { invite, later, now, sendDue, talkToInviteTo } from './scene.ts'

useDatabase({ onBoth: false })

let server: MailServer
beforeAll(async () => {
  server = await startMailServer()
})
beforeEach(() => calm(server))

/** A guest and a colleague who were invited, and what arrived at the guest. */
async function invited() {
  const scene = await talkToInviteTo()
  await invite(scene.officer, scene.id, Object.values(scene.keys))
  await sendDue(server)
  const raw = server.received.find(({ to }) => to.includes('guest@community.test'))?.raw ?? ''
  return { ...scene, raw }
}

const verbs = async (id: string) =>
  (await asOwner((db) => db.select({ verb: activity.verb }).from(activity).where(eq(activity.recordId, id)))).map(({ verb }) => verb)

test('an answer that another program made of the invitation becomes the answer of its sender, once', async () => {
  const { officer, id, raw } = await invited()
  const reply = await replyTo(raw, { lines: ['COMMENT:With pleasure\\, and on time'] })
  expect([await receive(officer, id, reply), await receive(officer, id, reply)]).toEqual([['applied'], ['double']])
  expect(await answersOf(officer, id)).toEqual({ Participant: 'none', Guest: 'accepted' })
  expect((await listed(officer, id)).map(({ name, part, outcome, comment, by }) => [name, part, outcome, comment, by])).toEqual([
    ['Guest', 'accepted', 'applied', 'With pleasure, and on time', 'Policy officer'],
  ])
  expect((await verbs(id)).filter((verb) => verb === 'answered')).toHaveLength(1)
})

test.each([
  ['DECLINED', 'declined'],
  ['TENTATIVE', 'tentative'],
])('a message that says %s is read, whatever it is coded in', async (part, answer) => {
  const { officer, id, raw } = await invited()
  expect(await receive(officer, id, mailed('Guest@Community.test', await replyTo(raw, { part })))).toEqual(['applied'])
  expect((await answersOf(officer, id)).Guest).toBe(answer)
})

test('what is not a clear answer of one person to the invitation they hold is shown with its reason, and changes nothing', async () => {
  const { officer, id, raw } = await invited()
  const shown = async (over: Parameters<typeof replyTo>[1]) => receive(officer, id, await replyTo(raw, over))
  expect(await shown({ part: 'TENTATIVE', at: 5 })).toEqual(['applied'])
  expect([
    await shown({ address: 'nobody@community.test' }),
    await shown({ more: ';SENT-BY="mailto:secretary@community.test"', at: 6 }),
    await shown({ lines: ['X-MS-OLK-SENDER;CN="An assistant: mail":mailto:secretary@community.test'], at: 7 }),
    await receive(officer, id, mailed('friend@elsewhere.test', await replyTo(raw, { at: 6 }))),
    await shown({ more: ';DELEGATED-TO="mailto:deputy@community.test"', part: 'DELEGATED' }),
    await shown({ more: ';DELEGATED-FROM="mailto:deputy@community.test"' }),
    await shown({ part: 'NEEDS-ACTION' }),
    await shown({ method: 'COUNTER', part: 'TENTATIVE' }),
    await shown({ method: 'REFRESH' }),
    await shown({ lines: ['RECURRENCE-ID:20260210T070000Z'] }),
    await shown({ lines: ['ATTENDEE;PARTSTAT=ACCEPTED:mailto:another@community.test'] }),
    await shown({ at: 5 }),
    await shown({ at: 4 }),
    await shown({ at: 60 * 48 }),
  ]).toEqual(
    [
      ...['not-invited', 'sent-by', 'sent-by', 'sent-by', 'delegated', 'delegated', 'no-answer', 'counter', 'refresh', 'of-series'],
      ...['several-people', 'older-answer', 'older-answer', 'future'],
    ].map((reason) => [reason]),
  )
  expect(await answersOf(officer, id)).toEqual({ Participant: 'none', Guest: 'tentative' })
  expect(await listed(officer, id)).toHaveLength(15)
  expect((await verbs(id)).filter((verb) => verb === 'answered')).toHaveLength(1)
})

test('a colleague answers as well, and of two answers that come in together the later one counts', async () => {
  const { officer, id, raw } = await invited()
  const theirs = server.received.find(({ to }) => to.includes('participant@ministry.test'))?.raw ?? ''
  expect(await receive(officer, id, await replyTo(theirs, { part: 'DECLINED' }))).toEqual(['applied'])
  const both = [await replyTo(raw, { part: 'TENTATIVE', at: 7 }), await replyTo(raw, { part: 'ACCEPTED', at: 6 })]
  await Promise.all(both.map((reply) => receive(officer, id, reply)))
  expect(await answersOf(officer, id)).toEqual({ Participant: 'declined', Guest: 'tentative' })
})

test('of several people the one who sent the message is meant', async () => {
  const { officer, id, raw } = await invited()
  const reply = await replyTo(raw, { lines: ['ATTENDEE;PARTSTAT=DECLINED:mailto:another@community.test'] })
  expect(await receive(officer, id, mailed('guest@community.test', reply))).toEqual(['applied'])
  expect((await answersOf(officer, id)).Guest).toBe('accepted')
})

test('an answer to an older version, to what is cancelled or of who takes no part is shown', async () => {
  const { officer, id, raw, keys } = await invited()
  await asOwner((db) => db.update(engagements).set({ place: 'CANARY-other' }).where(eq(engagements.id, id)))
  await invite(officer, id, [keys.guest], later(1))
  expect(await receive(officer, id, await replyTo(raw, { at: 2 }))).toEqual(['applied'])
  await sendDue(server, later(3))
  expect(await receive(officer, id, await replyTo(raw, { at: 4 }))).toEqual(['old-version'])
  await asOwner((db) => db.update(engagements).set({ status: 'cancelled', statusBefore: 'confirmed' }).where(eq(engagements.id, id)))
  expect(await receive(officer, id, await replyTo(raw, { at: 6, sequence: 9 }))).toEqual(['cancelled'])
  await asOwner((db) => db.delete(participants).where(eq(participants.contactId, keys.guest.slice(8))))
  expect(await receive(officer, id, await replyTo(raw, { at: 7, sequence: 9 }))).toEqual(['not-taking-part'])
})

test('of what is not about this engagement nothing is kept, and no more told than its reader may know', async () => {
  const { officer, stranger, id, raw } = await invited()
  const other = await engagement(stranger, { title: 'Another talk' })
  const elsewhere = await replyTo(raw, { uid: `${other}@gezant.invalid` })
  expect(await receive(officer, id, elsewhere)).toEqual(['elsewhere'])
  await asOwner((db) => db.update(engagements).set({ level: 'confidential' }).where(eq(engagements.id, other)))
  expect(await receive(officer, id, elsewhere)).toEqual(['unknown'])
  expect(await receive(officer, id, await replyTo(raw, { uid: `${newId()}@gezant.invalid` }))).toEqual(['unknown'])
  expect(await receive(officer, id, await replyTo(raw, { uid: 'talk@elsewhere.test' }))).toEqual(['unknown'])
  expect(await asOwner((db) => db.select().from(receivedAnswers))).toEqual([])
  await expect(receive(stranger, id, await replyTo(raw))).rejects.toThrow()
})

test('an officer takes a forwarded or late answer all the same, once, and no other', async () => {
  const { officer, stranger, id, raw } = await invited()
  await receive(officer, id, mailed('friend@elsewhere.test', await replyTo(raw)))
  await receive(officer, id, await replyTo(raw, { method: 'COUNTER' }))
  const [counter, forwarded] = await listed(officer, id)
  const take = (actor: typeof officer, answer: string | undefined) => asActor(actor, (db) => takeAnswer(db, actor, id, answer ?? ''))
  expect([await take(officer, counter?.id), await take(stranger, forwarded?.id)]).toEqual([false, false])
  expect((await answersOf(officer, id)).Guest).toBe('none')
  expect([await take(officer, forwarded?.id), await take(officer, forwarded?.id)]).toEqual([true, false])
  expect((await answersOf(officer, id)).Guest).toBe('accepted')
  expect((await listed(officer, id)).map(({ outcome, reason, takenBy }) => [outcome, reason, takenBy])).toEqual([
    ['shown', 'counter', null],
    ['taken', 'sent-by', 'Policy officer'],
  ])
  expect(await receive(officer, id, await replyTo(raw, { part: 'DECLINED', at: 5 }))).toEqual(['older-answer'])
})

test('an update carries the answer on; one that says another time or place asks anew', async () => {
  const { officer, id, raw, keys } = await invited()
  const partOf = (text: string) => /PARTSTAT=[A-Z-]+/.exec(text.replace(/\r\n /g, ''))?.[0]
  const update = async (change: Partial<typeof engagements.$inferInsert>, at: number) => {
    calm(server)
    await asOwner((db) => db.update(engagements).set(change).where(eq(engagements.id, id)))
    await invite(officer, id, [keys.guest], later(at))
    await sendDue(server, later(at))
    const sent = await calendarIn(server.received[0]?.raw ?? '')
    return [partOf(sent), (await answersOf(officer, id)).Guest]
  }
  await receive(officer, id, await replyTo(raw))
  expect(await update({ status: 'tentative' }, 20)).toEqual(['PARTSTAT=ACCEPTED', 'accepted'])
  expect(await update({ title: 'CANARY-renamed' }, 21)).toEqual(['PARTSTAT=ACCEPTED', 'accepted'])
  expect(await update({ place: 'CANARY-other' }, 22)).toEqual(['PARTSTAT=NEEDS-ACTION', 'none'])
  const again = server.received[0]?.raw ?? ''
  expect(await receive(officer, id, await replyTo(again, { at: 23, part: 'DECLINED' }), 23)).toEqual(['applied'])
  expect(await update({ status: 'cancelled', statusBefore: 'tentative' }, 24)).toEqual([undefined, 'declined'])
  expect(await update({ status: 'tentative', statusBefore: null }, 25)).toEqual(['PARTSTAT=NEEDS-ACTION', 'none'])
})

test('an answer that comes while an update waits to be sent does not hold it up', async () => {
  const { officer, id, raw, keys } = await invited()
  calm(server)
  await invite(officer, id, [keys.guest], later(20))
  await receive(officer, id, await replyTo(raw))
  expect(await sendDue(server, later(21))).toEqual(['sent'])
  expect(await calendarIn(server.received[0]?.raw ?? '')).toContain('PARTSTAT=ACCEPTED')
})

test('what was overtaken, or is of who takes no part any more, is not taken', async () => {
  const { officer, id, raw, keys } = await invited()
  const secretary = ';SENT-BY="mailto:secretary@community.test"'
  await receive(officer, id, await replyTo(raw, { more: secretary }))
  const [shown] = await listed(officer, id)
  const take = () => asActor(officer, (db) => takeAnswer(db, officer, id, shown?.id ?? ''))
  await receive(officer, id, await replyTo(raw, { part: 'DECLINED', at: 6 }))
  expect([await take(), (await answersOf(officer, id)).Guest]).toEqual([false, 'declined'])
  await receive(officer, id, await replyTo(raw, { more: secretary, at: 7 }))
  await asOwner((db) => db.delete(participants).where(eq(participants.contactId, keys.guest.slice(8))))
  const [later] = await listed(officer, id)
  expect(later && canTake(later, { status: 'confirmed' })).toBe(false)
  expect(await asActor(officer, (db) => takeAnswer(db, officer, id, later?.id ?? ''))).toBe(false)
  expect((await listed(officer, id)).map(({ outcome }) => outcome)).toEqual(['shown', 'applied', 'shown'])
})

test('after one that was taken back an invitation asks anew, whatever its version', () => {
  const message = { state: 'sent', sequence: 1, language: 'en', causedAt: now, meeting: 'a' } as const
  const asks = (...kinds: ('invitation' | 'withdrawal')[]) =>
    asksAnew(
      kinds.map((kind) => ({ ...message, kind })),
      { sequence: 1, meeting: 'a' },
    )
  expect([asks(), asks('invitation'), asks('invitation', 'withdrawal')]).toEqual([false, false, true])
})

test('a proposed time is told on the clocks of the engagement', async () => {
  const { officer, id, raw } = await invited()
  const proposal = (await replyTo(raw, { method: 'COUNTER', part: 'TENTATIVE' })).replace(
    /DTSTART:.*/,
    'DTSTART;TZID=Europe/Amsterdam:20260211T093000\r\nDTEND;TZID=Europe/Amsterdam:20260211T103000',
  )
  await receive(officer, id, proposal)
  const [found] = await listed(officer, id)
  expect(found?.proposed).toMatchObject({
    time: { zone: 'Asia/Damascus', startsLocal: '2026-02-11T11:30', endsLocal: '2026-02-11T12:30' },
    to: '2026-02-11__11:30_12:30__',
  })
})

test('a received answer is seen by who sees its engagement and its sender', async () => {
  const { officer, stranger, id, raw } = await invited()
  await receive(officer, id, await replyTo(raw))
  const seen = (actor: typeof officer) => asActor(actor, (db) => db.select().from(visibleReceivedAnswers))
  expect([(await seen(officer)).length, (await seen(stranger)).length]).toEqual([1, 1])
  await asOwner((db) => db.execute("update contacts set level = 'need-to-know'"))
  expect(await seen(stranger)).toEqual([])
  await asOwner((db) => db.execute("update contacts set level = 'internal'"))
  await asOwner((db) => db.update(engagements).set({ level: 'confidential' }).where(eq(engagements.id, id)))
  expect([(await seen(officer)).length, (await seen(stranger)).length]).toEqual([1, 0])
  await expect(asActor(officer, (db) => db.select({ comment: receivedAnswers.comment }).from(receivedAnswers))).rejects.toThrow()
})
