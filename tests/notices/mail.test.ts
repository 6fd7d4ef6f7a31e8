import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor, asGate } from '#app/domain/access/as-actor.server.ts'
import { completeFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { contentOf, outboxPage } from '#app/domain/messages/queries.server.ts'
import { messageIdOf } from '#app/domain/messages/send.server.ts'
import { keepNoticeWishes, noticeWishesOf } from '#app/domain/notices/choices.server.ts'
import { markAllRead } from '#app/domain/notices/commands.server.ts'
import type { NoticeWishes } from '#app/domain/notices/input.ts'
import { queueMail } from '#app/domain/notices/queue-mail.server.ts'
import { newId } from '#app/lib/ids.ts'
import { representations } from '#db/schema/contacts.ts'
import { members, settings } from '#db/schema/members.ts'
import { messages } from '#db/schema/messages.ts'
import { participants } from '#db/schema/participants.ts'
import type { NoticeKind, NoticeWay } from '#db/schema/words.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { calm, type MailServer, readMail, startMailServer } from '#tests/helpers/mail-server.ts'
import { publicUrl, sendDue } from '../invitations/scene.ts'
import { contact, engagement, followUp, makeScene, organisation } from '../timeline/scene.ts'
import { at, inbox, lives, now, remindAll } from './scene.ts'

useDatabase({ onBoth: false })

let server: MailServer
beforeAll(async () => {
  server = await startMailServer()
})
beforeEach(() => calm(server))

const wishes = (actor: Actor, ways: Partial<Record<NoticeKind, NoticeWay>>, times: Partial<NoticeWishes> = {}) =>
  asActor(actor, async (db) => {
    const { quietFrom, quietUntil, ...kept } = await noticeWishesOf(db, actor)
    const quiet = { ...(quietFrom && { quietFrom }), ...(quietUntil && { quietUntil }) }
    await keepNoticeWishes(db, actor, { ...kept, ...quiet, ...ways, ...times })
  })

/** What the job does in one round, and what the outbox then sends. */
async function round(moment: Date): Promise<string[]> {
  await remindAll(moment)
  await queueMail(moment)
  return sendDue(server, moment)
}

const subjects = () => Promise.all(server.received.map(async ({ raw }) => (await readMail(raw)).subject))
const lastText = async () => (await readMail(server.received.at(-1)?.raw ?? '')).text ?? ''

test('what is to be mailed at once goes out in one message to the member alone, as text and as a page', async () => {
  const { officer, coordinator } = await makeScene()
  await wishes(officer, { 'follow-up-due': 'mail' })
  const id = await followUp(officer, 'Send the <paper>', { dueOn: '2026-02-06' })
  await followUp(coordinator, 'In the inbox alone', { dueOn: '2026-02-06' })
  expect(await round(now)).toEqual(['sent'])
  const [only] = server.received
  const mail = await readMail(only?.raw ?? '')
  expect([only?.to, mail.subject]).toEqual([['policy.officer@ministry.test'], 'Reminder: Send the <paper>'])
  expect(mail.text).toContain(`Send the <paper>\nFollow-up, due tomorrow, 6 Feb 2026\n${publicUrl}/follow-ups/${id}`)
  expect(mail.html).toContain('Send the &lt;paper&gt;')
  expect(mail.text).toContain(`${publicUrl}/settings/reminders`)
  const [row] = await asOwner((db) => db.select({ id: messages.id }).from(messages))
  expect(mail.messageId).toBe(messageIdOf(row?.id ?? ''))
  await followUp(officer, 'Second', { dueOn: '2026-02-05' })
  await followUp(officer, 'Third', { dueOn: '2026-02-06' })
  expect([await round(at('2026-02-05T08:01:00Z')), await round(at('2026-02-05T08:02:00Z'))]).toEqual([['sent'], []])
  expect(await subjects()).toEqual(['Reminder: Send the <paper>', '2 reminders'])
})

test('in Dutch it says the same', async () => {
  const { officer } = await makeScene()
  await lives(officer, 'Europe/Amsterdam')
  await asOwner((db) => db.update(settings).set({ locale: 'nl' }))
  await wishes(officer, { 'follow-up-late': 'mail' })
  await followUp(officer, 'Nota sturen', { dueOn: '2026-02-03' })
  await round(now)
  expect([await subjects(), await lastText()]).toEqual([
    ['Herinnering: Nota sturen'],
    expect.stringContaining('Actie, termijn was 2 dagen geleden, 3 feb. 2026'),
  ])
})

test('above internal nothing and nobody is named: a link is all there is', async () => {
  const { officer } = await makeScene()
  await wishes(officer, { 'follow-up-due': 'mail', 'engagement-tomorrow': 'mail', 'representation-ends': 'mail', 'hold-ends': 'mail' })
  await followUp(officer, 'CANARY paper', { dueOn: '2026-02-06', level: 'confidential' })
  const hours = { timing: 'timed', startsTime: '10:00', endsTime: '11:00' } as const
  const talk = { title: 'CANARY talk', place: 'CANARY place', zone: 'Asia/Damascus', startsOn: '2026-02-06', ...hours }
  await engagement(officer, { ...talk, level: 'need-to-know', memberIds: [officer.id] })
  const contactId = await contact(officer, { name: 'CANARY speaker', level: 'confidential' })
  const organisationId = await organisation(officer, { name: 'CANARY community', level: 'confidential' })
  const untilOn = '2026-02-20'
  await asOwner((db) => db.insert(representations).values({ id: newId(), contactId, organisationId, state: 'recognised', untilOn }))
  expect(await round(now)).toEqual(['sent'])
  const raw = server.received[0]?.raw ?? ''
  const text = await lastText()
  expect([
    raw.includes('CANARY'),
    (await readMail(raw)).html ? ((await readMail(raw)).html as string).includes('CANARY') : true,
    text,
  ]).toEqual([false, false, expect.not.stringContaining('Damascus')])
  expect([text.match(/is not in this message/g)?.length, text]).toEqual([3, expect.stringContaining(`${publicUrl}/contacts/${contactId}`)])
})

test('rights are looked at again when it is sent: a line one may not see any more is not there, and a mail without lines is not sent', async () => {
  const { officer, viewer } = await makeScene()
  await wishes(viewer, { 'engagement-tomorrow': 'mail' })
  const hours = { timing: 'timed', startsOn: '2026-02-06', startsTime: '10:00', endsTime: '11:00' } as const
  const gone = await engagement(officer, { title: 'CANARY', ...hours, memberIds: [viewer.id] })
  await engagement(officer, { title: 'Stays', ...hours, memberIds: [viewer.id] })
  await remindAll()
  await queueMail(now)
  const leave = (id: string) => asOwner((db) => db.delete(participants).where(eq(participants.engagementId, id)))
  await leave(gone)
  expect(await sendDue(server, now)).toEqual(['sent'])
  expect([await subjects(), server.received[0]?.raw.includes('CANARY')]).toEqual([['Reminder: Stays'], false])
  const last = await engagement(officer, { title: 'Last', ...hours, memberIds: [viewer.id] })
  await remindAll()
  await queueMail(now)
  await leave(last)
  expect(await sendDue(server, now)).toEqual(['dropped nothing-left'])
})

test('what was read or done meanwhile is not mailed, and a closed account gets nothing', async () => {
  const { officer, coordinator } = await makeScene()
  for (const one of [officer, coordinator]) await wishes(one, { 'follow-up-due': 'digest' }, { digestAt: '08:30' })
  const done = await followUp(officer, 'Done', { dueOn: '2026-02-06' })
  await followUp(officer, 'Read', { dueOn: '2026-02-06' })
  await followUp(coordinator, 'Theirs', { dueOn: '2026-02-06' })
  await remindAll(at('2026-02-05T07:00:00Z'))
  await queueMail(at('2026-02-05T07:29:00Z'))
  expect(await sendDue(server, now)).toEqual([])
  await queueMail(at('2026-02-05T07:30:00Z'))
  await asActor(officer, (db) => completeFollowUp(db, officer, done))
  await asActor(officer, (db) => markAllRead(db, now, now))
  await asOwner((db) => db.update(members).set({ disabledAt: now }).where(eq(members.id, coordinator.id)))
  expect((await sendDue(server, now)).sort()).toEqual(['dropped nothing-left', 'dropped sender-gone'])
})

test('quiet hours hold back what is mailed at once until they are over, also over midnight', async () => {
  const { officer } = await makeScene()
  await wishes(officer, { 'follow-up-due': 'mail' }, { quietFrom: '22:00', quietUntil: '07:30' })
  await followUp(officer, 'First', { dueOn: '2026-02-06' })
  expect(await round(at('2026-02-05T06:29:00Z'))).toEqual([])
  expect(await inbox(officer)).toEqual(['follow-up-due: First'])
  expect(await round(at('2026-02-05T06:30:00Z'))).toEqual(['sent'])
  await followUp(officer, 'Second', { dueOn: '2026-02-06' })
  expect(await round(at('2026-02-05T21:00:00Z'))).toEqual([])
  expect(await round(at('2026-02-06T06:30:00Z'))).toEqual(['sent'])
})

const hours = (from: string, count: number, stepMinutes = 10) =>
  Array.from({ length: count }, (_, step) => new Date(new Date(from).getTime() + step * stepMinutes * 60_000))

test.each([
  ['goes forward', '2026-03-28', '2026-03-28T22:00:00Z', '2026-03-29T01:00:00.000Z'],
  ['goes back', '2026-10-24', '2026-10-24T21:00:00Z', '2026-10-25T00:30:00.000Z'],
  ['does nothing', '2026-02-04', '2026-02-04T22:00:00Z', '2026-02-05T01:30:00.000Z'],
])('a digest at half past two comes once in the night the clock %s', async (_, dueOn, from, expected) => {
  const { officer } = await makeScene()
  await wishes(officer, { 'follow-up-late': 'digest', 'follow-up-due': 'digest' }, { digestAt: '02:30' })
  await lives(officer, 'Europe/Amsterdam')
  await queueMail(at(`${dueOn}T01:40:00Z`))
  await followUp(officer, 'Paper', { dueOn })
  await remindAll(at(`${dueOn}T12:00:00Z`))
  const sent: string[] = []
  for (const moment of hours(from, 40)) {
    await queueMail(moment)
    for (const end of await sendDue(server, moment)) sent.push(`${end} ${moment.toISOString()}`)
  }
  expect(sent).toEqual([`sent ${expected}`])
  expect(await subjects()).toEqual(['Your day: 1 reminder'])
})

test('a clock put back an hour, or over midnight, makes no second digest, and what came since waits for the next day', async () => {
  const { officer } = await makeScene()
  await wishes(officer, { 'follow-up-due': 'digest' }, { digestAt: '00:15' })
  await followUp(officer, 'First', { dueOn: '2026-02-06' })
  expect(await round(at('2026-02-05T23:20:00Z'))).toEqual(['sent'])
  await followUp(officer, 'Second', { dueOn: '2026-02-06' })
  for (const moment of ['2026-02-05T22:20:00Z', '2026-02-05T23:14:00Z', '2026-02-05T23:16:00Z', '2026-02-06T12:00:00Z'])
    expect(await round(at(moment)), moment).toEqual([])
  await followUp(officer, 'Third', { dueOn: '2026-02-07' })
  expect(await round(at('2026-02-06T23:15:00Z'))).toEqual(['sent'])
  expect(await subjects()).toEqual(['Your day: 1 reminder', 'Your day: 2 reminders'])
})

test('the digest comes at the hour of each member’s own zone, and late rather than never', async () => {
  const { officer, coordinator } = await makeScene()
  await lives(coordinator, 'Asia/Damascus')
  for (const one of [officer, coordinator]) {
    await wishes(one, { 'follow-up-due': 'digest' })
    await followUp(one, 'Paper', { dueOn: '2026-02-06' })
  }
  expect(await round(at('2026-02-05T05:00:00Z'))).toEqual(['sent'])
  expect(server.received[0]?.to).toEqual(['visit.coordinator@ministry.test'])
  expect(await round(at('2026-02-05T17:00:00Z'))).toEqual(['sent'])
})

test('what is switched off is not made, and several processes write one message', async () => {
  const { officer } = await makeScene()
  await wishes(officer, { 'follow-up-due': 'off', 'follow-up-late': 'mail' })
  await followUp(officer, 'Due', { dueOn: '2026-02-06' })
  await followUp(officer, 'Late', { dueOn: '2026-02-01' })
  await remindAll()
  expect(await inbox(officer)).toEqual(['follow-up-late: Late'])
  await Promise.all([queueMail(now), queueMail(now), queueMail(now)])
  expect(await sendDue(server, now)).toEqual(['sent'])
})

test('by itself the front door writes to members alone, in their own name, and no member writes a reminder', async () => {
  const { officer, coordinator, administrator } = await makeScene()
  const guest = await contact(officer, { name: 'Guest', email: 'guest@community.test' })
  const row = { kind: 'reminder' as const, address: 'a@b.test', language: 'en' as const, digest: '' }
  const put = (more: object) => asGate((db) => db.insert(messages).values({ ...row, causedBy: officer.id, ...more }))
  await expect(put({ contactId: guest })).rejects.toThrow()
  await expect(put({ memberId: coordinator.id })).rejects.toThrow()
  await expect(put({ memberId: officer.id, kind: 'test' })).rejects.toThrow()
  await put({ memberId: officer.id })
  const own = { ...row, memberId: administrator.id, causedBy: administrator.id }
  await expect(asActor(administrator, (db) => db.insert(messages).values(own))).rejects.toThrow()
})

test('an administrator sees that a reminder went out, and not what it said', async () => {
  const { officer, administrator } = await makeScene()
  await wishes(officer, { 'follow-up-due': 'mail' })
  await followUp(officer, 'CANARY', { dueOn: '2026-02-06' })
  await round(now)
  const { rows } = await asActor(administrator, (db) => outboxPage(db, 1))
  expect(rows.map(({ kind, name, state, title }) => [kind, name, state, title])).toEqual([['reminder', 'Policy officer', 'sent', null]])
  expect(await asActor(administrator, (db) => contentOf(db, rows[0]?.id ?? '', publicUrl, now))).toBeUndefined()
  expect((await asActor(officer, (db) => outboxPage(db, 1))).rows).toEqual([])
})
