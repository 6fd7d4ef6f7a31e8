import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { feedEvents } from '#app/domain/feeds/events.server.ts'
import { sendInvitations } from '#app/domain/invitations/commands.server.ts'
import { prepareMessages } from '#app/domain/invitations/prepare.server.ts'
import { messagesAbout } from '#app/domain/invitations/queries.server.ts'
import { engagements } from '#db/schema/engagements.ts'
import { participants } from '#db/schema/participants.ts'
import { clear } from '#tests/helpers/clearance.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { calendarIn, calm, type MailServer, readMail, startMailServer } from '#tests/helpers/mail-server.ts'
import { invite, later, now, publicUrl, sendDue, standings, talkToInviteTo } from './scene.ts'

useDatabase({ onBoth: false })

let server: MailServer
beforeAll(async () => {
  server = await startMailServer()
})
beforeEach(() => calm(server))

/** What a calendar program reads of the event in a message. */
async function eventIn(raw: string) {
  const calendar = new ICAL.Component(ICAL.parse(await calendarIn(raw)))
  const event = calendar.getFirstSubcomponent('vevent')
  const value = (name: string) => event?.getFirstPropertyValue(name)?.toString() ?? null
  const attendees = event?.getAllProperties('attendee') ?? []
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: value('uid'),
    sequence: value('sequence'),
    status: value('status'),
    start: value('dtstart'),
    summary: value('summary'),
    location: value('location'),
    organizer: value('organizer'),
    attendees: attendees.map((each) => [each.getFirstValue(), each.getFirstParameter('cn'), each.getFirstParameter('partstat') ?? null]),
  }
}

const sentTo = (address: string) => server.received.find(({ to }) => to.includes(address))?.raw ?? ''

test('each of the chosen gets a message of their own, with the UID and SEQUENCE of the feeds, that names nobody else', async () => {
  const { officer, id, keys } = await talkToInviteTo()
  expect(await invite(officer, id, [keys.guest, keys.colleague])).toEqual({ ok: true })
  expect(await sendDue(server)).toEqual(['sent', 'sent'])
  const scope = { scope: 'mine' as const, scopeId: null, ownerId: officer.id, pastDays: 400, futureDays: 400 }
  const fed = await asActor(officer, (db) => feedEvents(db, { ...scope, scope: 'all' }, publicUrl, now))
  const raw = sentTo('guest@community.test')
  expect(await eventIn(raw)).toEqual({
    method: 'REQUEST',
    uid: `${fed?.[0]?.id}@gezant.invalid`,
    sequence: String(fed?.[0]?.sequence),
    status: 'CONFIRMED',
    start: '2026-02-10T07:00:00Z',
    summary: 'CANARY-title',
    location: 'CANARY-place',
    organizer: 'mailto:policy.officer@ministry.test',
    attendees: [['mailto:guest@community.test', 'Guest', 'NEEDS-ACTION']],
  })
  const mail = await readMail(raw)
  expect([mail.subject, mail.text]).toEqual([
    'Uitnodiging: CANARY-title',
    expect.stringContaining('10 februari 2026, 10:00-11:00 Damascus, UTC+3\nPlaats: CANARY-place'),
  ])
  expect(server.received.map(({ to }) => to.length)).toEqual([1, 1])
  expect(raw).not.toMatch(/participant@/i)
  expect(sentTo('participant@ministry.test')).not.toMatch(/guest/i)
  expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/)
})

test('nothing goes out by itself; a change is told, and sent as an update when the officer says so', async () => {
  const { officer, id, keys } = await talkToInviteTo()
  await invite(officer, id, [keys.guest])
  await sendDue(server)
  expect(await standings(officer, id)).toEqual([
    ['Participant', 'none'],
    ['Guest', 'current'],
  ])
  await asOwner((db) => db.update(engagements).set({ place: 'CANARY-other' }).where(eq(engagements.id, id)))
  expect(await standings(officer, id)).toContainEqual(['Guest', 'older'])
  expect(await sendDue(server, later(600))).toEqual([])
  await invite(officer, id, [keys.guest], later(601))
  expect(await sendDue(server, later(601))).toEqual(['sent'])
  const [first, second] = await Promise.all(server.received.map(({ raw }) => eventIn(raw)))
  expect([second?.uid === first?.uid, Number(second?.sequence) - Number(first?.sequence), second?.location]).toEqual([
    true,
    1,
    'CANARY-other',
  ])
  expect(await standings(officer, id)).toContainEqual(['Guest', 'current'])
  const kept = await asActor(officer, (db) => messagesAbout(db, id))
  expect(kept.map(({ name, sequence, state, by }) => [name, sequence, state, by])).toEqual([
    ['Guest', Number(first?.sequence), 'sent', 'Policy officer'],
    ['Guest', Number(second?.sequence), 'sent', 'Policy officer'],
  ])
})

test('a newer message takes the place of one that still waits', async () => {
  const { officer, id, keys } = await talkToInviteTo()
  await invite(officer, id, [keys.guest])
  await invite(officer, id, [keys.guest], later(1))
  expect(await sendDue(server, later(1))).toEqual(['sent'])
})

test('what is cancelled is cancelled in the calendars of who hold it, when the officer says so', async () => {
  const { officer, id, keys } = await talkToInviteTo()
  await invite(officer, id, [keys.guest])
  await sendDue(server)
  calm(server)
  await asOwner((db) => db.update(engagements).set({ status: 'cancelled', statusBefore: 'confirmed' }).where(eq(engagements.id, id)))
  expect(await standings(officer, id)).toContainEqual(['Guest', 'to-withdraw'])
  await invite(officer, id, [keys.guest], later(1))
  expect(await sendDue(server, later(1))).toEqual(['sent'])
  expect(await eventIn(sentTo('guest@community.test'))).toMatchObject({
    method: 'CANCEL',
    status: 'CANCELLED',
    attendees: [['mailto:guest@community.test', 'Guest', null]],
  })
  expect((await standings(officer, id)).map(([, standing]) => standing)).toEqual(['none', 'none'])
})

test('who takes no part any more is told to let go, and nothing of where and when it is now', async () => {
  const { officer, id, keys } = await talkToInviteTo()
  await invite(officer, id, [keys.guest])
  await sendDue(server)
  calm(server)
  await asOwner((db) => db.delete(participants).where(eq(participants.contactId, keys.guest.slice(8))))
  expect(await standings(officer, id)).toContainEqual(['Guest', 'to-withdraw'])
  await invite(officer, id, [keys.guest], later(1))
  expect(await sendDue(server, later(1))).toEqual(['sent'])
  const raw = sentTo('guest@community.test')
  expect(await eventIn(raw)).toMatchObject({ method: 'CANCEL', uid: `${id}@gezant.invalid`, start: null, summary: null, location: null })
  expect(raw).not.toContain('CANARY')
})

test.each(['confidential', 'need-to-know'] as const)(
  'at %s a message has no title, place or zone, and none goes before it is cleared',
  async (level) => {
    const { officer, id, keys } = await talkToInviteTo({ level })
    expect(await invite(officer, id, [keys.guest])).toEqual({ ok: false, reason: 'changed-meanwhile' })
    await clear(officer, id)
    await invite(officer, id, [keys.guest, keys.colleague])
    expect(await sendDue(server)).toEqual(['sent', 'sent'])
    for (const { raw } of server.received) {
      const mail = await readMail(raw)
      const all = [raw, mail.text, mail.html, mail.subject, await calendarIn(raw)].join('\n')
      expect(all).not.toMatch(/CANARY|Damascus|UTC\+3/)
      expect(await eventIn(raw)).toMatchObject({ method: 'REQUEST', start: '2026-02-10T07:00:00Z', location: null })
    }
    expect((await readMail(sentTo('participant@ministry.test'))).text).toContain(`${publicUrl}/engagements/${id}`)
    expect((await readMail(sentTo('guest@community.test'))).text).not.toContain(publicUrl)
  },
)

test('when what was read is not what would be sent, nobody is sent anything', async () => {
  const { officer, stranger, id, keys } = await talkToInviteTo()
  const wish = { language: 'en' as const, publicUrl, now }
  const read = await asActor(officer, (db) => prepareMessages(db, officer, id, { ...wish, keys: Object.values(keys) }))
  const chosen = read.map(({ invitee, made }) => ({ key: invitee.key, digest: made.ok ? made.digest : '' }))
  await asOwner((db) => db.update(engagements).set({ title: 'Another' }).where(eq(engagements.id, id)))
  const send = (list: typeof chosen) => asActor(officer, (db) => sendInvitations(db, officer, id, { ...wish, chosen: list }))
  const refused = { ok: false, reason: 'changed-meanwhile' }
  expect([await send(chosen), await send([{ key: 'contact:none', digest: '' }]), await send([])]).toEqual([refused, refused, refused])
  await asOwner((db) => db.update(engagements).set({ title: 'CANARY-title' }).where(eq(engagements.id, id)))
  await expect(invite(stranger, id, [keys.colleague])).rejects.toThrow()
  expect(await sendDue(server)).toEqual([])
})
