import { expect, test } from 'vitest'
import { answerLimits } from '#app/ical/read/answer-values.ts'
import { readAnswersApart } from '#app/ical/read/read-answers.server.ts'

const reply = (...lines: string[]) =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:REPLY', 'BEGIN:VEVENT', 'UID:one@test', 'DTSTAMP:20260201T080000Z'],
    ...[...lines, 'END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n')

const attendee = 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:Guest@Community.test'
const read = (text: string | Uint8Array) => readAnswersApart(typeof text === 'string' ? new TextEncoder().encode(text) : text)

const answer = {
  method: 'reply',
  uid: 'one@test',
  ofSeries: false,
  sequence: 0,
  stamp: '2026-02-01T08:00:00.000Z',
  address: 'guest@community.test',
  several: false,
  part: 'accepted',
  sentBy: null,
  delegated: null,
  comment: null,
  proposed: null,
}

test('an answer is read as programs write it', async () => {
  const google = 'ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=DECLINED;CN=Guest;X-RESPONSE-COMMENT="Away until 3 March":mailto:guest@community.test'
  expect(await read(reply(attendee))).toEqual({ ok: true, answers: [answer] })
  expect(await read(reply(google, 'SEQUENCE:3'))).toEqual({
    ok: true,
    answers: [{ ...answer, part: 'declined', sequence: 3, comment: 'Away until 3 March' }],
  })
})

test('a comment is text of a bounded length, without control characters', async () => {
  const long = await read(reply(attendee, `COMMENT:${'é'.repeat(answerLimits.comment + 50)}`))
  const odd = await read(reply(attendee, 'COMMENT:ab\u0007c\\n<b>d</b>'))
  expect([long, odd].map((each) => each.ok && (each.answers[0]?.comment?.length ?? 0))).toEqual([answerLimits.comment, 12])
})

test.each([
  ['is no calendar', 'Dear all, we come.', 'notCalendar|{"line":1}'],
  ['is an invitation itself', reply(attendee).replace('REPLY', 'REQUEST'), 'notAnswer|{"line":3}'],
  ['has no method', reply(attendee).replace('METHOD:REPLY\r\n', ''), 'notAnswer|{"line":1}'],
  ['names nobody', reply(), 'missingLine|{"line":4,"name":"ATTENDEE"}'],
  ['names nobody with an address', reply('ATTENDEE:urn:uuid:1'), 'noAddress|{"line":7}'],
  ['does not say when it was given', reply(attendee).replace(/DTSTAMP.*\r\n/, ''), 'missingLine|{"line":4,"name":"DTSTAMP"}'],
  ['was given on no day', reply(attendee).replace('20260201', '20261301'), 'badDate|{"line":6,"value":"20261301T080000Z"}'],
  ['was given in the year 0', reply(attendee).replace('20260201', '00000201'), 'badDate|{"line":6,"value":"00000201T080000Z"}'],
  ['answers nothing', reply(attendee).replace(/UID.*\r\n/, ''), 'missingLine|{"line":4,"name":"UID"}'],
  ['breaks off', reply(attendee).replace(/END:VEVENT[\s\S]*/, ''), 'truncated|{"line":4}'],
  ['has no event', 'BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR\n', 'noEvents|{}'],
  ['is a message without a calendar', 'From: a@b.test\nSubject: Yes\n\nWe come.\n', 'noCalendarPart|{}'],
  ['is too large', ' '.repeat(answerLimits.bytes + 1), 'tooLarge|{"most":1}'],
  ['holds too many', [...Array(60).keys()].map((n) => reply(attendee).replace('one@', `${n}@`)).join(''), 'tooManyAnswers|{"most":50}'],
])('a file that %s is refused with a sentence', async (_, text, reason) => {
  expect(await read(text)).toEqual({ ok: false, reason })
})

test('bytes that are no text, and parts within parts, keep no reader busy', async () => {
  const nested = `From: a@b.test\nContent-Type: multipart/mixed; boundary=x\n\n${'--x\nContent-Type: message/rfc822\n\n'.repeat(9_000)}`
  expect(await read(new Uint8Array([66, 0, 1, 2]))).toEqual({ ok: false, reason: 'notText|{}' })
  expect((await read(nested)).ok).toBe(false)
})
