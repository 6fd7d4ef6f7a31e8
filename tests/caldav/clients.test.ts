import { createDAVClient } from 'tsdav'
import { beforeAll, expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { deleteEngagement } from '#app/domain/engagements/commands.server.ts'
import { change, entriesOf, read, schedule, subscription } from '#tests/feeds/scene.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { serve } from '#tests/server/serve.ts'
import { calendarOf, dav, hrefsIn, openCalendar, openScene, passwordFor } from './scene.ts'

useDatabase({ onBoth: false })
let address = ''
beforeAll(async () => {
  // In the demo this machine's own names are addresses of the server, as a client's library needs.
  address = (await serve({ environment: { demo: true } })).address
})

const clientOf = ({ email, secret }: { email: string; secret: string }) =>
  createDAVClient({
    serverUrl: address,
    credentials: { username: email, password: secret },
    authMethod: 'Basic',
    defaultAccountType: 'caldav',
  })

test('a client’s library finds the calendars from the bare address and reads the very events of the feed', async () => {
  const { officer } = await openScene()
  const [one, two] = [await subscription(officer, { name: 'Mine, “all”' }), await subscription(officer, { name: 'Busy', detail: 'busy' })]
  await schedule(officer, { title: 'Talk; with, "marks" & <signs>' })
  const client = await clientOf(await passwordFor(officer, [one.id, two.id]))
  const calendars = await client.fetchCalendars()
  expect(calendars.map(({ displayName, components }) => [displayName, components])).toEqual([
    ['Mine, “all”', ['VEVENT']],
    ['Busy', ['VEVENT']],
  ])
  for (const [calendar, { token }] of [
    [calendars[0], one],
    [calendars[1], two],
  ] as const) {
    const objects = calendar ? await client.fetchCalendarObjects({ calendar }) : []
    const read_ = objects.flatMap(({ data }) => entriesOf(data))
    expect(read_).toEqual(entriesOf(await read(token)))
    expect(read_).toHaveLength(1)
  }
})

test('a client’s library follows what comes, changes and goes', async () => {
  const { officer, account } = await openScene()
  const [stays, goes] = [await schedule(officer), await schedule(officer, { title: 'To be deleted' })]
  const client = await clientOf(account)
  const [calendar] = await client.fetchCalendars()
  if (!calendar) throw new Error('no calendar')
  const objects = await client.fetchCalendarObjects({ calendar })
  expect(objects).toHaveLength(2)
  await change(officer, stays, { title: 'Another title' })
  await asActor(officer, (db) => deleteEngagement(db, officer, goes))
  const added = await schedule(officer, { title: 'New' })
  const synced = await client.smartCollectionSync({
    collection: { ...calendar, objects, objectMultiGet: client.calendarMultiGet },
    method: 'webdav',
    detailedResult: true,
  })
  const idsOf = (list: { url: string }[] | undefined) => list?.map(({ url }) => url.split('/').at(-1)?.replace('.ics', ''))
  expect([idsOf(synced.objects.created), idsOf(synced.objects.updated), idsOf(synced.objects.deleted)]).toEqual([[added], [stays], [goes]])
})

// What follows is written by hand after what each program is known to send; no such program has sent it here.
test('in the manner of Apple’s Calendar: from the well-known address through the principal to the calendar, by tags and multiget', async () => {
  const { officer, account } = await openScene()
  const id = await schedule(officer)
  const agent = { headers: { 'User-Agent': 'iOS/18.1 (22B83) dataaccessd/1.0', Accept: '*/*', Brief: 't' }, as: account }
  const wellKnown = await dav(address, 'PROPFIND', '/.well-known/caldav', {
    ...agent,
    depth: '0',
    body: '<A:propfind xmlns:A="DAV:"><A:prop><A:current-user-principal/></A:prop></A:propfind>',
  })
  expect([wellKnown.status, wellKnown.headers.location]).toEqual([301, '/dav/'])
  const root = await dav(address, 'PROPFIND', '/dav/', {
    ...agent,
    depth: '0',
    body: '<?xml version="1.0" encoding="UTF-8"?><A:propfind xmlns:A="DAV:"><A:prop><A:current-user-principal/><A:principal-URL/><A:resourcetype/></A:prop></A:propfind>',
  })
  expect(root.body).toContain('<D:current-user-principal><D:href>/dav/principal/</D:href></D:current-user-principal>')
  const principal = await dav(address, 'PROPFIND', '/dav/principal/', {
    ...agent,
    depth: '0',
    body: '<?xml version="1.0" encoding="UTF-8"?><A:propfind xmlns:A="DAV:"><A:prop><B:calendar-home-set xmlns:B="urn:ietf:params:xml:ns:caldav"/><B:calendar-user-address-set xmlns:B="urn:ietf:params:xml:ns:caldav"/><A:displayname/><C:email-address-set xmlns:C="http://calendarserver.org/ns/"/></A:prop></A:propfind>',
  })
  expect(principal.body).toContain('<C:calendar-home-set><D:href>/dav/calendars/</D:href></C:calendar-home-set>')
  expect(principal.body).toContain('<CS:email-address-set/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status>')
  const home = await dav(address, 'PROPFIND', '/dav/calendars/', {
    ...agent,
    depth: '1',
    body: '<?xml version="1.0" encoding="UTF-8"?><A:propfind xmlns:A="DAV:"><A:prop><A:resourcetype/><A:displayname/><A:current-user-privilege-set/><A:sync-token/><C:getctag xmlns:C="http://calendarserver.org/ns/"/><B:supported-calendar-component-set xmlns:B="urn:ietf:params:xml:ns:caldav"/></A:prop></A:propfind>',
  })
  expect(hrefsIn(home)).toEqual(['/dav/calendars/', calendarOf(account)])
  expect(home.body).toContain('<D:current-user-privilege-set><D:privilege><D:read/></D:privilege>')
  expect(home.body).not.toMatch(/<D:(write|bind|all)[ />]/)
  const listed = await dav(address, 'PROPFIND', calendarOf(account), {
    ...agent,
    depth: '1',
    body: '<A:propfind xmlns:A="DAV:"><A:prop><A:getetag/><A:getcontenttype/></A:prop></A:propfind>',
  })
  expect(hrefsIn(listed)).toEqual([calendarOf(account), `${calendarOf(account)}${id}.ics`])
  const got = await dav(address, 'REPORT', calendarOf(account), {
    ...agent,
    depth: '1',
    body: `<?xml version="1.0" encoding="UTF-8"?><B:calendar-multiget xmlns:B="urn:ietf:params:xml:ns:caldav"><A:prop xmlns:A="DAV:"><A:getetag/><B:calendar-data/></A:prop><A:href xmlns:A="DAV:">${calendarOf(account)}${id}.ics</A:href><A:href xmlns:A="DAV:">${calendarOf(account)}unknown.ics</A:href></B:calendar-multiget>`,
  })
  expect(got.status).toBe(207)
  expect(got.body).toContain('BEGIN:VCALENDAR&#13;\nVERSION:2.0&#13;\n')
  expect(got.body).toContain(`<D:href>${calendarOf(account)}unknown.ics</D:href><D:status>HTTP/1.1 404 Not Found</D:status>`)
})

test('in the manner of Thunderbird and of DAVx5: OPTIONS, the tag, a range of time, then a synchronisation', async () => {
  const { officer, account } = await openScene()
  const id = await schedule(officer)
  const thunderbird = {
    as: account,
    headers: { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.0' },
  }
  const options = await dav(address, 'OPTIONS', calendarOf(account), thunderbird)
  expect([options.status, options.headers.dav, options.headers.allow]).toEqual([
    200,
    '1, 3, calendar-access',
    'OPTIONS, GET, HEAD, PROPFIND, REPORT',
  ])
  const properties = await dav(address, 'PROPFIND', calendarOf(account), {
    ...thunderbird,
    depth: '0',
    body: '<D:propfind xmlns:D="DAV:" xmlns:CS="http://calendarserver.org/ns/" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><D:resourcetype/><D:owner/><D:current-user-principal/><D:current-user-privilege-set/><D:supported-report-set/><C:supported-calendar-component-set/><CS:getctag/></D:prop></D:propfind>',
  })
  expect(properties.body).toContain('<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>')
  expect(properties.body).toMatch(/<CS:getctag>&quot;[\w-]{43}&quot;<\/CS:getctag>/)
  const davx5 = { as: account, headers: { 'User-Agent': 'DAVx5/4.4.5-ose (2026/11/01; dav4jvm; okhttp/4.12.0) Android/15' } }
  const year = (years: number) => `${new Date().getUTCFullYear() + years}0101T000000Z`
  const found = await dav(address, 'REPORT', calendarOf(account), {
    ...davx5,
    depth: '1',
    body: `<CAL:calendar-query xmlns="DAV:" xmlns:CAL="urn:ietf:params:xml:ns:caldav"><prop><getetag/></prop><CAL:filter><CAL:comp-filter name="VCALENDAR"><CAL:comp-filter name="VEVENT"><CAL:time-range start="${year(-1)}" end="${year(3)}"/></CAL:comp-filter></CAL:comp-filter></CAL:filter></CAL:calendar-query>`,
  })
  expect(hrefsIn(found)).toEqual([`${calendarOf(account)}${id}.ics`])
  const synced = await dav(address, 'REPORT', calendarOf(account), {
    ...davx5,
    depth: '0',
    body: '<sync-collection xmlns="DAV:"><sync-token/><sync-level>1</sync-level><prop><getetag/></prop></sync-collection>',
  })
  expect(hrefsIn(synced)).toEqual([`${calendarOf(account)}${id}.ics`])
})

test('a calendar is called what its reader may know: not by the name of what is hidden from them', async () => {
  const { officer, desk } = await openScene()
  const visit = await schedule(officer, { kind: 'visit', title: 'Quiet visit', timing: 'all-day', endsOn: undefined })
  const account = await openCalendar(officer, { name: 'Quiet visit, all of it', scope: `visit:${visit}`, detail: 'full' })
  const asked = () => dav(address, 'PROPFIND', calendarOf(account), { as: account, depth: '0' })
  expect((await asked()).body).toContain('<D:displayname>Quiet visit, all of it</D:displayname>')
  await asActor(officer, (db) => deleteEngagement(db, officer, visit))
  expect((await asked()).body).toContain('<D:displayname>Gezant</D:displayname>')
  expect(desk.name).toBe('Syria desk')
})
