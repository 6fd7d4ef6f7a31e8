import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { deleteEngagement } from '#app/domain/engagements/commands.server.ts'
import { feedObjects } from '#db/schema/feed-objects.ts'
import { members } from '#db/schema/members.ts'
import { change, day, entriesOf, schedule } from '#tests/feeds/scene.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { serve } from '#tests/server/serve.ts'
import { calendarOf, dav, events, hrefsIn, openCalendar, openScene, query, sync, tokenIn } from './scene.ts'

useDatabase({ onBoth: false })
let address = ''
beforeAll(async () => {
  address = (await serve()).address
})

const utc = (date: string, time: string) => `${date.replaceAll('-', '')}T${time}Z`

async function calendarWith() {
  const scene = await openScene()
  const path = calendarOf(scene.account)
  const ask = (method: string, body?: string, wish: { path?: string; depth?: string; headers?: Record<string, string> } = {}) =>
    dav(address, method, wish.path ?? path, {
      as: scene.account,
      depth: wish.depth ?? '1',
      ...(body === undefined ? {} : { body }),
      ...(wish.headers ? { headers: wish.headers } : {}),
    })
  const report = async (body: string, depth = '1') => {
    const answer = await ask('REPORT', body, { depth })
    return { ...answer, ids: hrefsIn(answer).map((href) => href.replace(path, '').replace('.ics', '')) }
  }
  return { ...scene, path, ask, report }
}

test('one object is the event of the feed, with its tag; If-None-Match and HEAD spare the body', async () => {
  const { officer, path, ask } = await calendarWith()
  const id = await schedule(officer, { title: 'Überraschung, حوار' })
  const object = { path: `${path}${id}.ics` }
  const got = await ask('GET', undefined, object)
  expect([got.status, got.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8; component=VEVENT'])
  expect(entriesOf(got.body).map(({ summary }) => summary)).toEqual(['Überraschung, حوار'])
  const etag = String(got.headers.etag)
  const known = await ask('GET', undefined, { ...object, headers: { 'If-None-Match': etag } })
  expect([known.status, known.body, known.headers.etag]).toEqual([304, '', etag])
  const head = await ask('HEAD', undefined, object)
  expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', String(Buffer.byteLength(got.body))])
  await change(officer, id, { title: 'Another' })
  expect((await ask('GET', undefined, { ...object, headers: { 'If-None-Match': etag } })).status).toBe(200)
})

test('a range of time holds what overlaps it, half-open, with either end left out', async () => {
  const { officer, report } = await calendarWith()
  // 10:00 to 11:00 in Damascus is 07:00 to 08:00 UTC.
  const id = await schedule(officer)
  const asked = async (start?: string, end?: string) => {
    const attributes = [start ? `start="${utc(day(1), start)}"` : '', end ? `end="${utc(day(1), end)}"` : ''].join(' ')
    return (await report(query(events(`<c:time-range ${attributes}/>`)))).ids
  }
  expect(await asked('070000', '080000')).toEqual([id])
  expect(await asked('075959', '090000')).toEqual([id])
  expect(await asked('080000', '090000')).toEqual([])
  expect(await asked('060000', '070000')).toEqual([])
  expect(await asked('060000', '070001')).toEqual([id])
  expect(await asked('070000')).toEqual([id])
  expect(await asked(undefined, '070000')).toEqual([])
  expect((await report(query(events('')), '0')).ids).toEqual([])
})

test('whole days are those of the zone that the request names, else of Amsterdam', async () => {
  const { officer, report } = await calendarWith()
  const visit = { kind: 'visit' as const, timing: 'all-day' as const, startsOn: '2027-01-15', endsOn: '2027-01-15' }
  const id = await schedule(officer, visit)
  const range = (start: string, end: string) => events(`<c:time-range start="${start}" end="${end}"/>`)
  // Midnight in Amsterdam is 23:00 UTC the day before; in Tokyo 15:00.
  expect((await report(query(range('20270114T220000Z', '20270114T230001Z')))).ids).toEqual([id])
  expect((await report(query(range('20270114T220000Z', '20270114T230000Z')))).ids).toEqual([])
  const inTokyo = (body: string) =>
    body.replace(
      '</c:calendar-query>',
      '<c:timezone>BEGIN:VCALENDAR&#13;\nBEGIN:VTIMEZONE&#13;\nTZID:Asia/Tokyo&#13;\nEND:VTIMEZONE&#13;\nEND:VCALENDAR</c:timezone></c:calendar-query>',
    )
  expect((await report(inTokyo(query(range('20270114T140000Z', '20270114T150001Z'))))).ids).toEqual([id])
  expect((await report(inTokyo(query(range('20270115T150000Z', '20270115T220000Z'))))).ids).toEqual([])
})

test('components that a calendar never holds are found absent; what is not supported is refused by name', async () => {
  const { officer, report } = await calendarWith()
  const id = await schedule(officer)
  const inCalendar = (inner: string) => `<c:comp-filter name="VCALENDAR">${inner}</c:comp-filter>`
  expect((await report(query(inCalendar('')))).ids).toEqual([id])
  expect((await report(query(inCalendar('<c:comp-filter name="VTODO"/>')))).ids).toEqual([])
  expect((await report(query(inCalendar('<c:comp-filter name="VTODO"><c:is-not-defined/></c:comp-filter>')))).ids).toEqual([id])
  expect(
    (await report(query(inCalendar('<c:comp-filter name="VTODO"><c:time-range start="20200101T000000Z"/></c:comp-filter>')))).ids,
  ).toEqual([])
  const conditionOf = async (filter: string) => {
    const { status, body } = await report(query(filter))
    return [status, /<D:error[^>]*>(.*)<\/D:error>/.exec(body)?.[1]]
  }
  const attendee = '<c:prop-filter name="ATTENDEE"><c:text-match>x</c:text-match></c:prop-filter>'
  expect(await conditionOf(events(attendee))).toEqual([403, '<C:supported-filter><C:prop-filter name="ATTENDEE"/></C:supported-filter>'])
  expect((await conditionOf(events('<c:comp-filter name="VALARM"/>')))[1]).toContain('supported-filter')
  for (const broken of [
    '<c:comp-filter name="VEVENT"/>',
    inCalendar('<c:time-range start="20270101T000000Z"/>'),
    events('<c:time-range/>'),
    events('<c:time-range start="20270230T000000Z"/>'),
    events('<c:time-range start="2027-01-01"/>'),
    events('<c:time-range start="20270102T000000Z" end="20270101T000000Z"/>'),
  ]) {
    expect([broken, await conditionOf(broken)]).toEqual([broken, [403, '<C:valid-filter/>']])
  }
  expect((await report(query(events(''), '<c:calendar-data content-type="text/html"/>'))).body).toContain('<C:supported-calendar-data/>')
  expect((await report('<d:expand-property xmlns:d="DAV:"/>')).body).toContain('<D:supported-report/>')
})

test('a synchronisation tells what came, changed and left since the last one, and nothing else', async () => {
  const { officer, report } = await calendarWith()
  const [stays, goes] = [await schedule(officer), await schedule(officer, { title: 'Goes' })]
  const first = await report(sync(''))
  expect(first.ids.toSorted()).toEqual([stays, goes].toSorted())
  const idle = await report(sync(tokenIn(first)))
  expect([idle.ids, tokenIn(idle)]).toEqual([[], tokenIn(first)])
  await change(officer, stays, { title: 'Changed' })
  await asActor(officer, (db) => deleteEngagement(db, officer, goes))
  const comes = await schedule(officer, { title: 'Comes' })
  const second = await report(sync(tokenIn(first)))
  expect(second.ids.toSorted()).toEqual([stays, goes, comes].toSorted())
  expect(second.body).toContain(`${goes}.ics</D:href><D:status>HTTP/1.1 404 Not Found</D:status>`)
  expect((await report(sync(tokenIn(second)))).ids).toEqual([])
  expect((await report(sync(''))).ids.toSorted()).toEqual([stays, comes].toSorted())
})

test('what its owner may not see any more leaves the calendar as if it were deleted', async () => {
  const { officer, account, stranger } = await calendarWith()
  const id = await schedule(officer)
  const theirs = await openCalendar(stranger)
  const ask = (token: string) => dav(address, 'REPORT', calendarOf(theirs), { as: theirs, depth: '0', body: sync(token) })
  const first = await ask('')
  expect(hrefsIn(first)).toEqual([`${calendarOf(theirs)}${id}.ics`])
  await change(officer, id, { level: 'confidential' })
  const second = await ask(tokenIn(first))
  expect(second.body).toContain(`${id}.ics</D:href><D:status>HTTP/1.1 404 Not Found</D:status>`)
  expect((await dav(address, 'GET', `${calendarOf(theirs)}${id}.ics`, { as: theirs })).status).toBe(404)
  // Above internal it needs a sign-off before any feed of its own desk shows it.
  expect((await dav(address, 'GET', `${calendarOf(account)}${id}.ics`, { as: account })).status).toBe(404)
})

test('a limit cuts an answer and says so; the tokens lead through all of it, once', async () => {
  const { officer, report } = await calendarWith()
  const ids: string[] = []
  for (const title of ['one', 'two', 'three', 'four', 'five']) ids.push(await schedule(officer, { title }))
  const seen: string[] = []
  let token = ''
  const cuts: boolean[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    const answer = await report(sync(token, 2))
    seen.push(...answer.ids.filter((id) => ids.includes(id)))
    cuts.push(
      answer.body.includes('<D:status>HTTP/1.1 507 Insufficient Storage</D:status><D:error><D:number-of-matches-within-limits/></D:error>'),
    )
    token = tokenIn(answer)
  }
  expect([seen.toSorted(), cuts]).toEqual([ids.toSorted(), [true, true, false]])
  expect((await report(sync(token, 2))).ids).toEqual([])
  expect((await report(sync('', 0))).status).toBe(400)
})

test('a token of another calendar, of the future, of before what was forgotten, or no token at all asks to begin anew', async () => {
  const { officer, report, account } = await calendarWith()
  const goes = await schedule(officer)
  const first = tokenIn(await report(sync('')))
  await asActor(officer, (db) => deleteEngagement(db, officer, goes))
  const second = tokenIn(await report(sync(first)))
  const wrong = ['nonsense', `${second}9`, second.replace(account.feedId, officer.id), `${second}/x`]
  for (const token of wrong) {
    const { status, body } = await report(sync(token))
    expect([token, status, body.includes('<D:error xmlns') && body.includes('<D:valid-sync-token/>')]).toEqual([token, 403, true])
  }
  await asOwner((db) =>
    db
      .update(feedObjects)
      .set({ goneAt: new Date('2020-01-01') })
      .where(eq(feedObjects.recordId, goes)),
  )
  await schedule(officer, { title: 'Another' })
  expect((await report(sync(first))).body).toContain('<D:valid-sync-token/>')
  expect((await report(sync(second))).status).toBe(207)
})

test('only finite depths are walked, and only well-formed, small, undeclared XML is read', async () => {
  const { ask } = await calendarWith()
  const infinite = await ask('PROPFIND', undefined, { depth: 'infinity' })
  expect([infinite.status, infinite.body.includes('<D:propfind-finite-depth/>')]).toEqual([403, true])
  expect((await ask('PROPFIND', undefined, { depth: '2' })).status).toBe(400)
  const propfind = (inner: string, before = '') => ask('PROPFIND', `${before}<propfind xmlns="DAV:">${inner}</propfind>`, { depth: '0' })
  expect((await propfind('<allprop/>')).status).toBe(207)
  const entity = '<!DOCTYPE propfind [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
  const refused = {
    entity: await propfind('<prop><displayname>&e;</displayname></prop>', entity),
    doctype: await propfind('<allprop/>', '<!DOCTYPE propfind>'),
    undeclared: await propfind('<prop>&nbsp;</prop>'),
    prefix: await propfind('<prop><x:y/></prop>'),
    open: await ask('PROPFIND', '<propfind xmlns="DAV:">', { depth: '0' }),
    deep: await propfind(`<prop>${'<a>'.repeat(20)}${'</a>'.repeat(20)}</prop>`),
    many: await propfind(`<prop>${'<a/>'.repeat(5000)}</prop>`),
    other: await ask('PROPFIND', '<prop xmlns="DAV:"/>', { depth: '0' }),
  }
  expect(Object.fromEntries(Object.entries(refused).map(([name, { status }]) => [name, status]))).toEqual(
    Object.fromEntries(Object.keys(refused).map((name) => [name, 400])),
  )
  expect((await propfind(`<prop><!--${'x'.repeat(70_000)}--></prop>`)).status).toBe(413)
  expect((await ask('PROPFIND', '{}', { depth: '0', headers: { 'Content-Type': 'application/json' } })).status).toBe(415)
})

test('names of other namespaces come back as they were asked for, whatever they hold', async () => {
  const { ask } = await calendarWith()
  const body = '<propfind xmlns="DAV:"><prop><y:thing xmlns:y="urn:&quot;&lt;x"/><getetag/><displayname/></prop></propfind>'
  const answer = await ask('PROPFIND', body, { depth: '0' })
  expect(answer.body).toContain('<X:thing xmlns:X="urn:&quot;&lt;x"/><D:getetag/></D:prop><D:status>HTTP/1.1 404 Not Found')
  const names = await ask('PROPFIND', '<propfind xmlns="DAV:"><propname/></propfind>', { depth: '0' })
  expect(names.body).toContain('<D:resourcetype/><D:displayname/>')
})

test('a name with marks stays one text in the answer', async () => {
  const { officer } = await calendarWith()
  await asOwner((db) => db.update(members).set({ name: 'A <b>&"c' }).where(eq(members.id, officer.id)))
  const account = await openCalendar(officer, { name: '</D:displayname>&<x>' })
  const principal = await dav(address, 'PROPFIND', '/dav/principal/', { as: account, depth: '0' })
  expect(principal.body).toContain('<D:displayname>A &lt;b&gt;&amp;&quot;c</D:displayname>')
  const calendar = await dav(address, 'PROPFIND', calendarOf(account), { as: account, depth: '0' })
  expect(calendar.body).toContain('<D:displayname>&lt;/D:displayname&gt;&amp;&lt;x&gt;</D:displayname>')
})
