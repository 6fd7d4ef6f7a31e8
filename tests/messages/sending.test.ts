import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asActor, asGate } from '#app/domain/access/as-actor.server.ts'
import { sendAgain, sendTest } from '#app/domain/messages/commands.server.ts'
import { claimNext, settling } from '#app/domain/messages/queue.server.ts'
import { messageIdOf, sendNext } from '#app/domain/messages/send.server.ts'
import { smtpTransport } from '#app/mail/smtp.server.ts'
import { recordAccess } from '#db/schema/access.ts'
import { activity } from '#db/schema/activity.ts'
import { contacts } from '#db/schema/contacts.ts'
import { engagements } from '#db/schema/engagements.ts'
import { members } from '#db/schema/members.ts'
import { messages } from '#db/schema/messages.ts'
import { participants } from '#db/schema/participants.ts'
import type { Level } from '#db/schema/words.ts'
import { createLogger } from '#server/logging.ts'
import { startSending } from '#server/sending.ts'
import { clear } from '#tests/helpers/clearance.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { calm, type MailServer, readMail, startMailServer } from '#tests/helpers/mail-server.ts'
import { from, invite, later, now, publicUrl, sendDue, talkToInviteTo } from '../invitations/scene.ts'
import { makeScene } from '../timeline/scene.ts'

useDatabase({ onBoth: false })
// Whoever waits for another needs a connection of their own.
const onServer = process.env.TEST_DATABASE === 'server'

let server: MailServer
beforeAll(async () => {
  server = await startMailServer()
})
beforeEach(() => calm(server))

const rows = () =>
  asOwner((db) =>
    db.select({ id: messages.id, state: messages.state, tries: messages.tries, code: messages.code, dueAt: messages.dueAt }).from(messages),
  )

async function testWaits() {
  const { administrator } = await makeScene()
  const id = await asActor(administrator, (db) => sendTest(db, administrator, 'nl', now))
  return { administrator, id }
}

test('a message goes to one recipient, as text and as a page, in its language, once', async () => {
  const { id } = await testWaits()
  expect(await sendDue(server)).toEqual(['sent'])
  expect(await sendDue(server, later(600))).toEqual([])
  const [only] = server.received
  const mail = await readMail(only?.raw ?? '')
  expect([server.received.length, only?.from, only?.to]).toEqual([1, from, ['administrator@ministry.test']])
  expect([mail.messageId, mail.subject, mail.date]).toEqual([messageIdOf(id), 'Testbericht', now])
  expect(mail.text).toContain('doorgegeven')
  expect(mail.html).toContain('<p dir="auto">Dit is een test')
})

test('a row and its cause are of one transaction', async () => {
  const { administrator } = await makeScene()
  const failing = asActor(administrator, async (db) => {
    await sendTest(db, administrator, 'en', now)
    throw new Error('back')
  })
  await expect(failing).rejects.toThrow('back')
  expect(await rows()).toEqual([])
})

test('an address that is refused makes a dead letter, which the administrator sends again by hand', async () => {
  const { administrator, id } = await testWaits()
  server.behaviour.refuses.add('administrator@ministry.test')
  expect(await sendDue(server)).toEqual(['dead 550'])
  expect(await sendDue(server, later(6000))).toEqual([])
  server.behaviour.refuses.clear()
  expect(await asActor(administrator, (db) => sendAgain(db, administrator, id, later(6000)))).toEqual({ ok: true })
  expect(await asActor(administrator, (db) => sendAgain(db, administrator, id, later(6000)))).toEqual({ ok: false })
  expect(await sendDue(server, later(6000))).toEqual(['sent'])
})

test('a server that puts off, is silent or is not there is asked again later', async () => {
  await testWaits()
  server.behaviour.greylists.add('administrator@ministry.test')
  expect(await sendDue(server)).toEqual(['waiting 451'])
  server.behaviour.greylists.clear()
  server.behaviour.hangs = true
  expect(await sendDue(server, later(1), { timeoutMs: 150 })).toEqual(['waiting ETIMEDOUT'])
  server.behaviour.hangs = false
  expect(await sendDue({ ...server, url: 'smtp://127.0.0.1:9' }, later(5))).toEqual(['waiting ESOCKET'])
  expect(await sendDue(server, later(9))).toEqual(['sent'])
  expect(server.received.length).toBe(1)
})

test('after DATA was taken and not answered the message goes out once more, under the same Message-ID', async () => {
  const { id } = await testWaits()
  server.behaviour.cutsAfterData = 1
  expect((await sendDue(server))[0]).toMatch(/^waiting /)
  expect(await sendDue(server, later(1))).toEqual(['sent'])
  const ids = await Promise.all(server.received.map(async ({ raw }) => (await readMail(raw)).messageId))
  expect(ids).toEqual([messageIdOf(id), messageIdOf(id)])
})

test('a message left in hand is taken over after its lease, and whoever left it no longer settles it', async () => {
  await testWaits()
  const claim = (minutes: number) => asGate((db) => claimNext(db, later(minutes), 120_000))
  const first = await claim(0)
  expect(await claim(1)).toBeUndefined()
  const second = await claim(2)
  expect([first?.id, second?.tries]).toEqual([second?.id, 2])
  expect(first && (await settling(first)({ state: 'dead', code: '550' }))).toBe(false)
  expect((await rows()).map(({ state }) => state)).toEqual(['sending'])
  expect(second && (await settling(second)({ state: 'sent', sentAt: later(3) }))).toBe(true)
  expect((await rows()).map(({ state }) => state)).toEqual(['sent'])
})

test.runIf(onServer)('a sender whose message took longer to make than its lease sends nothing', async () => {
  await testWaits()
  const transport = smtpTransport({ url: server.url, from })
  const sending = await asOwner((db) =>
    db.transaction(async (tx) => {
      // Keeps the sender from looking up who sends and who receives.
      await tx.execute(sql`lock table members in access exclusive mode`)
      const first = sendNext({ transport, publicUrl, now: () => now })
      await expect.poll(async () => (await tx.select({ state: messages.state }).from(messages))[0]?.state).toBe('sending')
      await tx.update(messages).set({ tries: 2 })
      return { first }
    }),
  )
  expect([await sending.first, server.received]).toEqual([undefined, []])
  expect((await rows()).map(({ state, tries }) => [state, tries])).toEqual([['sending', 2]])
})

test('several senders at once share the outbox and send each message once', async () => {
  const { administrator } = await makeScene()
  await asActor(administrator, async (db) => {
    for (let count = 0; count < 30; count += 1) await sendTest(db, administrator, 'en', now)
  })
  const ends = (await Promise.all([sendDue(server), sendDue(server), sendDue(server)])).flat()
  const ids = await Promise.all(server.received.map(async ({ raw }) => (await readMail(raw)).messageId))
  expect([ends, new Set(ids).size, ids.length]).toEqual([Array(30).fill('sent'), 30, 30])
})

type Talk = Awaited<ReturnType<typeof talkToInviteTo>>
const set = ({ id }: Talk, what: Partial<typeof engagements.$inferInsert>) =>
  asOwner((db) => db.update(engagements).set(what).where(eq(engagements.id, id)))
const change = ({ id }: { id: string }, what: Partial<typeof members.$inferInsert>) =>
  asOwner((db) => db.update(members).set(what).where(eq(members.id, id)))
const leave = ({ id }: Talk) =>
  asOwner((db) => db.delete(participants).where(and(eq(participants.engagementId, id), isNotNull(participants.memberId))))
const unname = ({ id, participant }: Talk) =>
  asOwner((db) => db.delete(recordAccess).where(and(eq(recordAccess.recordId, id), eq(recordAccess.memberId, participant.id))))

test.each<[string, Level, string, (talk: Talk) => Promise<unknown>]>([
  ['the recipient may not see it any more', 'need-to-know', 'hidden', unname],
  ['a change took its sign-offs back', 'need-to-know', 'not-cleared', (talk) => set(talk, { place: 'Elsewhere' })],
  ['it came above internal', 'internal', 'not-cleared', (talk) => set(talk, { level: 'confidential' })],
  ['the recipient takes no part any more', 'internal', 'not-taking-part', leave],
  ['it would say something else than what was read', 'internal', 'changed', (talk) => set(talk, { title: 'Another' })],
  ['it was deleted', 'internal', 'hidden', (talk) => set(talk, { deletedAt: now })],
  ['the recipient’s account is closed', 'internal', 'recipient-gone', ({ participant }) => change(participant, { disabledAt: now })],
  ['the sender’s account is closed', 'internal', 'sender-gone', ({ officer }) => change(officer, { disabledAt: now })],
  [
    'the recipient’s address changed',
    'internal',
    'address-changed',
    ({ participant }) => change(participant, { email: 'new@ministry.test' }),
  ],
])('a message is dropped when %s', async (_, level, reason, happens) => {
  const talk = await talkToInviteTo({ level })
  if (level !== 'internal') await clear(talk.officer, talk.id)
  expect(await invite(talk.officer, talk.id, [talk.keys.colleague])).toEqual({ ok: true })
  await happens(talk)
  expect(await sendDue(server)).toEqual([`dropped ${reason}`])
  expect([await sendDue(server, later(6000)), server.received]).toEqual([[], []])
})

test('an address that could end a line or name a second recipient is no row', async () => {
  const { administrator } = await makeScene()
  for (const address of ['a@b.test\r\nRCPT TO:<c@d.test>', 'a@b.test,c@d.test', '"a@evil.test x"@b.test']) {
    const row = {
      kind: 'test' as const,
      memberId: administrator.id,
      address,
      language: 'en' as const,
      digest: '',
      causedBy: administrator.id,
    }
    await expect(asActor(administrator, (db) => db.insert(messages).values(row))).rejects.toThrow()
  }
})

test('nobody writes in another’s name, to others than themselves as a test, or marks a message as sent', async () => {
  const { administrator, officer } = await makeScene()
  const row = { kind: 'test' as const, address: 'a@b.test', language: 'en' as const, digest: '' }
  const put = (actor: typeof officer, more: { memberId: string; causedBy: string; state?: 'sent' }) =>
    asActor(actor, (db) => db.insert(messages).values({ ...row, ...more }))
  await expect(put(officer, { memberId: officer.id, causedBy: officer.id })).rejects.toThrow()
  await expect(put(administrator, { memberId: officer.id, causedBy: administrator.id })).rejects.toThrow()
  await expect(put(administrator, { memberId: administrator.id, causedBy: officer.id })).rejects.toThrow()
  await put(administrator, { memberId: administrator.id, causedBy: administrator.id })
  await expect(asActor(administrator, (db) => db.update(messages).set({ state: 'sending' }))).rejects.toThrow()
  const settle = sql`select settle_message(gen_random_uuid(), 1, 'sent', now(), null, null, null)`
  await expect(asActor(administrator, (db) => db.execute(settle))).rejects.toMatchObject({
    cause: { message: 'permission denied for function settle_message' },
  })
  await asGate((db) => db.execute(settle))
})

test('a stop waits for the message in hand, and the log names neither people nor addresses', async () => {
  const { officer, id, keys } = await talkToInviteTo({ startsOn: '2031-02-10' })
  await invite(officer, id, [keys.guest], new Date())
  let answer = () => {}
  server.behaviour.holds = new Promise((resolve) => {
    answer = resolve
  })
  const lines: string[] = []
  const logger = createLogger('debug', { write: (line) => void lines.push(line) })
  const sending = startSending({ transport: smtpTransport({ url: server.url, from }), publicUrl, logger, everyMs: 10 })
  await expect.poll(() => server.received.length).toBe(1)
  const stopped = sending.stop()
  answer()
  await stopped
  const [row] = await rows()
  expect(row?.state).toBe('sent')
  expect(lines.map((line) => JSON.parse(line)).map(({ level, message, state }) => ({ level, message, state }))).toEqual([
    { level: 'info', message: row?.id, state: 'sent' },
  ])
  expect(lines.join()).not.toMatch(/guest|community|CANARY|officer|@/i)
})

test('what throws for ever is given up after ten tries and keeps no other waiting; what throws once is sent', async () => {
  const { administrator, id } = await testWaits()
  const broken = { deliver: () => Promise.reject(new Error('out of memory')), close: () => {} }
  const attempt = (minutes: number) => sendNext({ transport: broken, publicUrl, now: () => later(minutes) })
  await expect(attempt(0)).rejects.toThrow('out of memory')
  const other = await asActor(administrator, (db) => sendTest(db, administrator, 'en', now))
  expect(await sendDue(server, later(0))).toEqual(['sent'])
  expect(await sendDue(server, later(2))).toEqual(['sent'])
  await asOwner((db) => db.update(messages).set({ state: 'waiting', sentAt: null, tries: 0, dueAt: now }).where(eq(messages.id, id)))
  for (let tries = 0; tries < 10; tries += 1) await expect(attempt(tries * 400)).rejects.toThrow('out of memory')
  expect(await attempt(9000)).toBeUndefined()
  expect((await rows()).map((row) => [row.id === other, row.state, row.tries, row.code]).sort()).toEqual([
    [false, 'dead', 10, 'failed'],
    [true, 'sent', 1, null],
  ])
})

test('a mail server that is down for an hour gets what waited once it is up, once', async () => {
  const { administrator } = await testWaits()
  await asActor(administrator, (db) => sendTest(db, administrator, 'en', later(30)))
  const away = { ...server, url: 'smtp://127.0.0.1:9' }
  for (let minute = 0; minute < 60; minute += 1) for (const end of await sendDue(away, later(minute))) expect(end).toBe('waiting ESOCKET')
  const sent: string[] = []
  for (let minute = 60; minute <= 70; minute += 1) sent.push(...(await sendDue(server, later(minute))))
  expect([sent, server.received.length, (await rows()).map(({ state }) => state)]).toEqual([['sent', 'sent'], 2, ['sent', 'sent']])
})

test('a contact whose address was erased is written to no more, and the deed is in the trail without a name', async () => {
  const { officer, id, guest, keys } = await talkToInviteTo()
  await invite(officer, id, [keys.guest])
  await asOwner((db) => db.update(contacts).set({ email: null }).where(eq(contacts.id, guest)))
  expect(await sendDue(server)).toEqual(['dropped address-changed'])
  const deeds = await asOwner((db) => db.select({ fields: activity.fields }).from(activity).where(eq(activity.verb, 'invited')))
  expect(deeds).toEqual([{ fields: [] }])
})
