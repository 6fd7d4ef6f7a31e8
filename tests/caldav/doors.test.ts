import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { makeAppPassword, revokeAppPassword } from '#app/domain/app-passwords/commands.server.ts'
import { appPasswordsOf } from '#app/domain/app-passwords/queries.server.ts'
import { revokeFeed } from '#app/domain/feeds/commands.server.ts'
import { appPasswordFeeds, appPasswords } from '#db/schema/app-passwords.ts'
import { feedFetches } from '#db/schema/feed-trail.ts'
import { feeds } from '#db/schema/feeds.ts'
import { members } from '#db/schema/members.ts'
import { schedule, subscription } from '#tests/feeds/scene.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { serve } from '#tests/server/serve.ts'
import { basic, calendarOf, dav, hrefsIn, openCalendar, openScene } from './scene.ts'

useDatabase({ onBoth: false })
let server: Awaited<ReturnType<typeof serve>>
let address = ''
beforeAll(async () => {
  server = await serve()
  address = server.address
})

const told = ({ status, headers, body }: Awaited<ReturnType<typeof dav>>) => [status, headers['www-authenticate'], body]

test('a wrong password, a revoked one, another member’s email, a disabled owner and nothing at all are answered the same', async () => {
  const { officer, coordinator, account } = await openScene()
  const other = await openCalendar(coordinator)
  const challenge = [401, 'Basic realm="Gezant calendars", charset="UTF-8"', 'Your email and an app password are needed here.\n']
  const ask = (as?: { email: string; secret: string }) => dav(address, 'PROPFIND', calendarOf(account), { as, depth: '0' })
  expect((await ask(account)).status).toBe(207)
  expect(told(await ask())).toEqual(challenge)
  expect(told(await ask({ ...account, secret: 'abcdefg' }))).toEqual(challenge)
  expect(told(await ask({ ...account, secret: other.secret }))).toEqual(challenge)
  expect(told(await ask({ email: 'nobody@ministry.test', secret: account.secret }))).toEqual(challenge)
  await asOwner((db) => db.update(members).set({ disabledAt: new Date() }).where(eq(members.id, officer.id)))
  expect(told(await ask(account))).toEqual(challenge)
  await asOwner((db) => db.update(members).set({ disabledAt: null }).where(eq(members.id, officer.id)))
  expect((await ask(account)).status).toBe(207)
  await asActor(officer, (db) => revokeAppPassword(db, officer, account.passwordId))
  expect(told(await ask(account))).toEqual(challenge)
})

test('capitals, spaces and missing hyphens of a password typed by hand do not matter, and email not its case', async () => {
  const { account } = await openScene()
  const typed = { email: account.email.toUpperCase(), secret: ` ${account.secret.replaceAll('-', ' ').toUpperCase()}` }
  expect((await dav(address, 'PROPFIND', '/dav/', { as: typed, depth: '0' })).status).toBe(207)
})

test('feeds that are not among those opened, revoked, run out or not there at all give one and the same answer', async () => {
  const { officer, coordinator, account } = await openScene()
  const id = await schedule(officer)
  const [unopened, others] = [await subscription(officer), await openCalendar(coordinator)]
  const paths = (feedId: string) => [calendarOf({ feedId }), `${calendarOf({ feedId })}${id}.ics`]
  const absent = [404, undefined, 'There is no calendar at this address.\n']
  const ask = async (feedId: string) => {
    const [calendar = '', object = ''] = paths(feedId)
    const answers = await Promise.all([
      dav(address, 'PROPFIND', calendar, { as: account, depth: '1' }),
      dav(address, 'REPORT', calendar, { as: account, depth: '1', body: '<sync-collection xmlns="DAV:"><sync-token/></sync-collection>' }),
      dav(address, 'GET', object, { as: account }),
      dav(address, 'PROPFIND', object, { as: account, depth: '0' }),
    ])
    return answers.map(told)
  }
  expect((await ask(account.feedId)).map(([status]) => status)).toEqual([207, 207, 200, 207])
  for (const feedId of [unopened.id, others.feedId, '0190a000-0000-7000-8000-000000000000']) {
    expect([feedId, await ask(feedId)]).toEqual([feedId, [absent, absent, absent, absent]])
  }
  await asOwner((db) =>
    db
      .update(feeds)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(feeds.id, account.feedId)),
  )
  expect(await ask(account.feedId)).toEqual([absent, absent, absent, absent])
  await asOwner((db) => db.update(feeds).set({ expiresAt: null }).where(eq(feeds.id, account.feedId)))
  await asActor(officer, (db) => revokeFeed(db, officer, account.feedId))
  expect(await ask(account.feedId)).toEqual([absent, absent, absent, absent])
  expect(hrefsIn(await dav(address, 'PROPFIND', '/dav/calendars/', { as: account, depth: '1' }))).toEqual(['/dav/calendars/'])
})

test('whoever tries passwords is told to wait, by account and by network, and the right one is let in meanwhile', async () => {
  const { account } = await openScene()
  const ask = (secret: string) => dav(address, 'PROPFIND', '/dav/', { as: { ...account, secret }, depth: '0' })
  const statuses = []
  for (let turn = 0; turn < 9; turn += 1) statuses.push((await ask(`wrong${turn}`)).status)
  expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 429])
  const refused = await ask('wrong again')
  expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true])
  expect((await ask(account.secret)).status).toBe(207)
})

test('writing is refused whatever is written to, and other methods by name; OPTIONS needs nobody', async () => {
  const { officer, account } = await openScene()
  const path = `${calendarOf(account)}${await schedule(officer)}.ics`
  for (const method of ['PUT', 'DELETE', 'POST', 'PATCH', 'PROPPATCH', 'MKCALENDAR', 'MKCOL', 'COPY', 'MOVE', 'ACL']) {
    const anonymous = await dav(address, method, path)
    const { status, body } = await dav(address, method, path, { as: account })
    expect([method, anonymous.status, status, body.includes('<D:need-privileges>')]).toEqual([method, 401, 403, true])
  }
  for (const method of ['LOCK', 'UNLOCK', 'SEARCH']) {
    const { status, headers } = await dav(address, method, path, { as: account })
    expect([method, status, headers.allow]).toEqual([method, 405, 'OPTIONS, GET, HEAD, PROPFIND, REPORT'])
  }
  expect((await dav(address, 'OPTIONS', path)).status).toBe(200)
  expect((await dav(address, 'GET', path, { as: account })).status).toBe(200)
})

test('elsewhere those methods stay refused before anything reads them', async () => {
  expect((await dav(address, 'PROPFIND', '/')).status).toBe(405)
  expect((await dav(address, 'REPORT', '/davx')).status).toBe(405)
})

test('a page of another site gets nothing, even with a right password; no cross-origin right is given', async () => {
  const { account } = await openScene()
  const ask = (headers: Record<string, string>, method = 'PROPFIND') => dav(address, method, '/dav/', { as: account, depth: '0', headers })
  const foreign: Record<string, string>[] = [{ Origin: 'https://evil.test' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }]
  for (const headers of foreign) {
    expect([headers, (await ask(headers)).status]).toEqual([headers, 403])
  }
  const own = await ask({ Origin: 'https://gezant.test' })
  expect([own.status, own.headers['access-control-allow-origin']]).toEqual([207, undefined])
  expect((await dav(address, 'PROPFIND', '/dav/', { as: account, headers: { Host: 'evil.test' } })).status).toBe(421)
})

test('without encryption no password is asked for: neither at a public http address nor when the proxy says so', async () => {
  const { account } = await openScene()
  const open = await serve({ environment: { publicUrl: 'http://gezant.test' } })
  const refused = await dav(open.address, 'PROPFIND', '/dav/', { as: account })
  expect([refused.status, refused.headers['www-authenticate']]).toEqual([403, undefined])
  const proxied = await serve({ environment: { trustProxy: 1 } })
  const by = (scheme: string) =>
    dav(proxied.address, 'PROPFIND', '/dav/', { as: account, depth: '0', headers: { 'X-Forwarded-Proto': scheme } })
  expect([(await by('http')).status, (await by('https')).status]).toEqual([403, 207])
})

test('who asked, when and with which program is kept with the app password and with the feed; the log holds neither secret nor email', async () => {
  const { officer, account } = await openScene()
  server.lines.length = 0
  await dav(address, 'PROPFIND', calendarOf(account), { as: account, depth: '0', headers: { 'User-Agent': 'DAVx5/4.4.5-ose' } })
  const [row] = await asActor(officer, (db) => appPasswordsOf(db, officer, new Date()))
  expect([row?.usedWith, row?.usedFrom, row?.usedAt instanceof Date, row?.feeds.map(({ name }) => name)]).toEqual([
    'DAVx5/4.4.5-ose',
    '127.0.0.0/24',
    true,
    ['My calendar'],
  ])
  const fetches = await asOwner((db) => db.select().from(feedFetches).where(eq(feedFetches.feedId, account.feedId)))
  expect(fetches.map(({ program }) => program)).toEqual(['DAVx5/4.4.5-ose'])
  const logged = server.lines.join('')
  expect(logged).toContain('"path":"/dav/calendars/*/"')
  expect(logged).toContain(officer.id)
  for (const secret of [account.secret, account.email, basic(account).slice(6), account.feedId]) expect(logged).not.toContain(secret)
})

test('a secret is kept as a hash only, and an app password opens nobody else’s feed: the database refuses it', async () => {
  const { officer, coordinator, account } = await openScene()
  const others = await subscription(coordinator)
  const [kept] = await asOwner((db) => db.select().from(appPasswords))
  expect(JSON.stringify(kept)).not.toContain(account.secret)
  const input = { name: 'Not mine', feedIds: [others.id] }
  expect(await asActor(officer, (db) => makeAppPassword(db, officer, input))).toEqual({ ok: false, reason: 'unknown-choice' })
  const link = { appPasswordId: account.passwordId, feedId: others.id, ownerId: officer.id }
  await expect(asActor(officer, (db) => db.insert(appPasswordFeeds).values(link))).rejects.toThrow()
  await expect(asActor(officer, (db) => db.select({ hash: appPasswords.secretHash }).from(appPasswords))).rejects.toThrow()
  expect(await asActor(coordinator, (db) => revokeAppPassword(db, coordinator, account.passwordId))).toEqual({
    ok: false,
    reason: 'not-found',
  })
})
