import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asGate } from '#app/domain/access/as-actor.server.ts'
import { startSession } from '#app/domain/members/sessions.server.ts'
import { messages } from '#db/schema/messages.ts'
import { clear } from '#tests/helpers/clearance.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { calendarIn, startMailServer } from '#tests/helpers/mail-server.ts'
import { ask } from '#tests/server/ask.ts'
import { ownPage, serve } from '#tests/server/serve.ts'
import { replyTo } from './replies.ts'
import { invite, sendDue, talkToInviteTo } from './scene.ts'

useDatabase({ onBoth: false })

const built: ServerBuild = await import(path.resolve('build/server/index.js'))
let address: string

beforeAll(async () => {
  ;({ address } = await serve({ build: built }))
})

async function browserOf(actor: Actor) {
  const session = await asGate((db) => startSession(db, actor.id, 'a secret of this test run alone', new Date()))
  const headers = { ...ownPage, Cookie: `__Host-gezant=${session}`, 'Content-Type': 'application/x-www-form-urlencoded' }
  return {
    get: async (where: string) => (await ask(address, where, { headers })).body,
    upload: (where: string, text: string) => {
      const file = 'Content-Disposition: form-data; name="file"; filename="CANARY.ics"\r\nContent-Type: text/calendar'
      const type = { 'Content-Type': 'multipart/form-data; boundary=between' }
      const body = `--between\r\n${file}\r\n\r\n${text}\r\n--between--\r\n`
      return ask(address, where, { method: 'POST', headers: { ...headers, ...type }, body })
    },
    post: (where: string, form: [string, string][]) =>
      ask(address, where, { method: 'POST', headers, body: String(new URLSearchParams(form)) }),
  }
}

/** What a form of the page would send. */
const hiddenIn = (page: string): [string, string][] =>
  [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])

test('an officer chooses, reads and sends once; the page then says who holds which version, and the mail arrives', async () => {
  const server = await startMailServer()
  const { officer, id, keys } = await talkToInviteTo({ startsOn: '2031-02-10' })
  const { get, post } = await browserOf(officer)
  expect(await get(`/engagements/${id}`)).toContain('Nobody was invited yet.')
  const review = await get(`/engagements/${id}/invitations/review?to=${keys.guest}&language=en`)
  expect(review).toMatch(/Uitnodiging: CANARY-title[\s\S]*Plaats: CANARY-place/)
  expect(review).not.toContain('participant@')
  const at = `/engagements/${id}/invitations`
  const form = hiddenIn(review)
  expect([(await post(at, form)).status, (await post(at, form)).status]).toEqual([302, 302])
  expect(await sendDue(server, new Date())).toEqual(['sent'])
  expect(await get(at)).toMatch(/Has this version[\s\S]*Invitation, version \d+/)
  expect(await get(`/engagements/${id}`)).toContain('1 person holds an invitation.')
})

test('what changed after it was read is not sent, and the page says so', async () => {
  const { officer, id, keys } = await talkToInviteTo({ startsOn: '2031-02-10' })
  const { get, post } = await browserOf(officer)
  const form = hiddenIn(await get(`/engagements/${id}/invitations/review?to=${keys.guest}`))
  const stale = form.map(([name, value]): [string, string] => [name, name === 'digest' ? 'another' : value])
  const refused = await post(`/engagements/${id}/invitations`, stale)
  expect([refused.status, refused.body.includes('nothing was sent')]).toEqual([409, true])
  expect(await asOwner((db) => db.select().from(messages))).toEqual([])
})

test('the outbox shows the administrator what would go out, and nothing of what they may not see', async () => {
  const { officer, administrator, id, keys } = await talkToInviteTo({ startsOn: '2031-02-10' })
  await invite(officer, id, [keys.guest])
  const { get, post } = await browserOf(administrator)
  const outbox = await get('/outbox')
  expect(outbox).toContain('No mail server is set')
  const link = /href="(\/outbox\/[0-9a-f-]{36})"/.exec(outbox)?.[1] ?? ''
  expect(await get(link)).toContain('Uitnodiging: CANARY-title')
  await asOwner((db) => db.execute("update engagements set level = 'confidential'"))
  await clear(officer, id)
  expect(await get('/outbox')).not.toMatch(/CANARY|guest@|\/outbox\/[0-9a-f]/)
  expect((await post(link, [])).status).toBe(404)
  expect((await post('/outbox', hiddenIn(outbox))).headers.location).toBe('/outbox?said=tested')
  expect(await get('/outbox')).toContain('administrator@ministry.test')
})

test('an answer is uploaded, stands beside its sender on both pages, and what cannot be read is refused beside the field', async () => {
  const server = await startMailServer()
  const { officer, id, keys } = await talkToInviteTo({ startsOn: '2031-02-10' })
  await invite(officer, id, Object.values(keys))
  await sendDue(server)
  const { get, upload, post } = await browserOf(officer)
  const raw = server.received.find(({ to }) => to.includes('guest@community.test'))?.raw ?? ''
  const at = `/engagements/${id}/answers`
  const broken = await upload(at, (await replyTo(raw)).replace('METHOD:REPLY', 'METHOD:PUBLISH'))
  expect([broken.status, broken.body]).toEqual([422, expect.stringMatching(/role="alert"[\s\S]*Line 4[\s\S]*METHOD has to be REPLY/)])
  expect((await upload(at, await replyTo(raw, { part: 'DECLINED', lines: ['COMMENT:<b>Away</b>'] }))).status).toBe(302)
  const page = await get(`/engagements/${id}/invitations`)
  expect(page).toMatch(/1 declined, 1 not yet[\s\S]*&lt;b&gt;Away&lt;\/b&gt;[\s\S]*Taken over/)
  expect(await get(`/engagements/${id}`)).toMatch(/Guest[\s\S]*Declined/)
  const again = await upload(at, await replyTo(raw, { part: 'DECLINED', lines: ['COMMENT:<b>Away</b>'] }))
  expect([again.status, again.body.includes('received before')]).toEqual([422, true])
  await upload(at, await replyTo(raw, { sequence: 0, more: ';SENT-BY="mailto:secretary@community.test"', at: 9 }))
  const shown = await get(`/engagements/${id}/invitations`)
  const answer = /name="answer" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  expect((await post(`${at}/taking`, [['answer', answer]])).headers.location).toContain('said=took')
  expect(await get(`/engagements/${id}/invitations`)).toMatch(
    /1 accepted, 1 not yet[\s\S]*Taken over by hand[\s\S]*Taken over by Policy officer/,
  )
})

test('cancelling goes on to the cancellation, ready to be sent and not sent; where nobody holds anything it does not', async () => {
  const server = await startMailServer()
  const { officer, id, keys } = await talkToInviteTo({ startsOn: '2031-02-10' })
  const { get, post } = await browserOf(officer)
  const cancel = `/engagements/${id}/cancellation`
  expect((await post(cancel, [])).headers.location).toBe(`/engagements/${id}`)
  await post(cancel, [['_method', 'DELETE']])
  await invite(officer, id, [keys.guest])
  await sendDue(server)
  const to = String((await post(cancel, [])).headers.location)
  expect(to).toBe(`/engagements/${id}/invitations/review?${new URLSearchParams([['to', keys.guest]])}`)
  const review = await get(to)
  expect(review).toMatch(/still have it in their calendars[\s\S]*Geannuleerd: CANARY-title/)
  expect(await sendDue(server, new Date())).toEqual([])
  await post(`/engagements/${id}/invitations`, hiddenIn(review))
  expect(await sendDue(server, new Date())).toEqual(['sent'])
  expect(await calendarIn(server.received.at(-1)?.raw ?? '')).toContain('METHOD:CANCEL')
})

test('deleting asks first what those are told who hold an invitation; told or not, it is deleted once they were read', async () => {
  const server = await startMailServer()
  const { officer, stranger, id, keys } = await talkToInviteTo({ startsOn: '2031-02-10' })
  const { get, post } = await browserOf(officer)
  const [deletion, gone] = [`/engagements/${id}/deletion`, `/engagements?deleted=${id}`]
  expect((await post(deletion, [])).headers.location).toBe(gone)
  await post(deletion, [['_method', 'DELETE']])
  await invite(officer, id, [keys.guest])
  await sendDue(server)
  const to = String((await post(deletion, [])).headers.location)
  expect(to).toContain('deleting=1')
  expect(
    (
      await post(deletion, [
        ['to', keys.guest],
        ['digest', 'x'],
      ])
    ).headers.location,
  ).toBe(`${to}&said=changed`)
  const review = await get(to)
  expect(review).toContain('Een uitnodiging is ingetrokken')
  expect((await (await browserOf(stranger)).post(deletion, hiddenIn(review))).status).toBe(403)
  const form = hiddenIn(review).filter(([name]) => name !== 'untold')
  expect([(await post(deletion, form)).headers.location, (await post(deletion, form)).headers.location]).toEqual([gone, gone])
  expect(await sendDue(server, new Date())).toEqual(['sent'])
  expect(await calendarIn(server.received.at(-1)?.raw ?? '')).toMatch(/METHOD:CANCEL[\s\S]*UID:/)
  await post(deletion, [['_method', 'DELETE']])
  await invite(officer, id, [keys.guest], new Date())
  expect(await sendDue(server, new Date())).toEqual(['sent'])
  expect((await post(deletion, [['untold', '1']])).headers.location).toBe(gone)
  expect(await sendDue(server, new Date())).toEqual([])
})
