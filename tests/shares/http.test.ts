import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement } from '#app/domain/engagements/commands.server.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { handouts, shares } from '#db/schema/handouts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { ask } from '#tests/server/ask.ts'
import { servePages } from '#tests/server/pages.ts'
import { ownPage, publicHost } from '#tests/server/serve.ts'
import { item, visit } from '../handouts/scene.ts'
import { makeScene } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const served = await servePages()

async function scene() {
  const { officer } = await makeScene()
  const id = await visit(officer)
  await item(officer, id)
  const browser = await served.browserOf(officer)
  const post = (where: string, form: Record<string, string>) => browser.post(`/visits/${id}/${where}`, form)
  return { officer, id, post }
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)

async function makeLink(wish: Record<string, string> = {}): Promise<{ link: string } & Awaited<ReturnType<typeof scene>>> {
  const made = await scene()
  const form = { reader: 'delegation', language: 'en', expiresOn: tomorrow(), formKey: newFormKey(), ...wish }
  const answer = await made.post('shares', form)
  const link = /https:\/\/gezant\.test(\/shares\/[\w-]{43})"/.exec(answer.body)?.[1] ?? ''
  return { ...made, link }
}

test('a guest’s page has no cookie, no script, no way on, and the headers of a secret address', async () => {
  const { link } = await makeLink()
  const answer = await ask(served.address, link, { headers: publicHost })
  expect(answer.status).toBe(200)
  expect(answer.body).toContain('Working visit')
  expect(answer.body).not.toMatch(/<script|<a |Policy officer/)
  expect(answer.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex', 'cache-control': 'no-store' })
  expect(answer.headers['set-cookie']).toBeUndefined()
})

test('a link that ended and one that never was answer with the same bytes, and nobody logs a token', async () => {
  const { link, post } = await makeLink()
  const [share] = await asOwner((db) => db.select({ id: shares.id }).from(shares))
  expect((await post('shares', { _method: 'DELETE', share: share?.id ?? '' })).status).toBe(302)
  const ended = await ask(served.address, link, { headers: publicHost })
  const never = await ask(served.address, `/shares/${'x'.repeat(43)}`, { headers: publicHost })
  expect([ended.status, never.status]).toEqual([410, 404])
  expect(never.body).toBe(ended.body)
  const token = link.split('/').at(-1) ?? ''
  expect(served.lines.join('')).toContain('"path":"/shares/*"')
  expect(served.lines.join('')).not.toContain(token)
})

test('many guesses of addresses are turned away', async () => {
  const statuses = []
  for (let tries = 0; tries < 31; tries += 1)
    statuses.push((await ask(served.address, `/shares/guess${tries}`, { headers: publicHost })).status)
  expect([statuses[0], statuses.at(-1)]).toEqual([404, 429])
})

test('a link behind a passphrase asks for it, refuses a short one when it is made, and opens', async () => {
  const { link, post } = await makeLink({ passphrase: 'zeven oude olijfbomen' })
  const short = { reader: 'hosts', language: 'en', expiresOn: tomorrow(), formKey: newFormKey(), passphrase: 'short' }
  const refused = await post('shares', short)
  expect([refused.status, refused.body.includes('at least ten characters'), refused.body.includes('value="short"')]).toEqual([
    422,
    true,
    false,
  ])
  const asked = await ask(served.address, link, { headers: publicHost })
  expect(asked.body).toContain('type="password"')
  expect(asked.body).not.toContain('Working visit')
  const send = (passphrase: string) =>
    ask(served.address, link, {
      method: 'POST',
      headers: { ...ownPage, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: String(new URLSearchParams({ passphrase })),
    })
  expect((await send('something else')).status).toBe(422)
  const opened = await send('zeven oude olijfbomen')
  expect([opened.status, opened.body.includes('Working visit')]).toEqual([200, true])
})

test('a form sent twice makes one link and tells its address once', async () => {
  const { post } = await scene()
  const form = { reader: 'hosts', language: 'ar', expiresOn: tomorrow(), formKey: newFormKey() }
  const told = [await post('shares', form), await post('shares', form)].map(({ body }) => body.includes('https://gezant.test/shares/'))
  expect(told).toEqual([true, false])
  expect(await asOwner((db) => db.$count(shares))).toBe(1)
})

test('a programme is handed out as a file with its name, once for each form', async () => {
  const { officer, id, post } = await scene()
  const key = newFormKey()
  const form = { reader: 'hosts', language: 'en', format: 'docx', formKey: key }
  const answers = [await post('handouts/file', form), await post('handouts/file', form)]
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(answers[0]?.headers).toMatchObject({
    'content-disposition':
      'attachment; filename="Programme - Working visit - For the hosts.docx"; filename*=UTF-8\'\'Programme%20-%20Working%20visit%20-%20For%20the%20hosts.docx',
    'cache-control': 'no-store',
  })
  expect(await asOwner((db) => db.$count(handouts))).toBe(1)
  const calendar = await post('handouts/file', { ...form, format: 'ics', formKey: newFormKey() })
  expect(calendar.body).toMatch(/^BEGIN:VCALENDAR/)
  const printed = await post('handouts/file', { ...form, format: 'print', formKey: newFormKey() })
  expect([printed.status, printed.headers.location]).toEqual([302, `/visits/${id}/programme?reader=hosts&language=en`])
  await asActor(officer, (db) => cancelEngagement(db, officer, id))
  expect((await post('handouts/file', { ...form, reader: 'everybody' })).status).toBe(422)
})
