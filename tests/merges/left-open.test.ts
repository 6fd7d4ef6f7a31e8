import { inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { assessmentsOf } from '#app/domain/assessments/queries.server.ts'
import { findContact } from '#app/domain/contacts/queries.server.ts'
import { mergeContacts } from '#app/domain/merges/commands.server.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { contacts } from '#db/schema/contacts.ts'
import { deskMembers } from '#db/schema/members.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { contact, makeScene, organisation } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const { page, post } = await servePages()

async function merge(actor: Actor, keptId: string, goneId: string): Promise<void> {
  const rows = await asOwner((db) =>
    db
      .select({ id: contacts.id, version: contacts.version })
      .from(contacts)
      .where(inArray(contacts.id, [keptId, goneId])),
  )
  const side = (id: string) => ({ id, version: rows.find((row) => row.id === id)?.version ?? 0 })
  const outcome = await asActor(actor, (db) => mergeContacts(db, actor, side(keptId), side(goneId), []))
  if (!outcome.ok) throw new Error(outcome.reason)
}

/** What a form holds: by the names of its fields, as it would be sent. */
function fieldsIn(html: string): Record<string, string> {
  const unescaped = (text = '') => text.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const form = /<form[^>]*id="contact".*?<\/form>/s.exec(html)?.[0] ?? ''
  const inputs = [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => {
    const name = / name="([^"]*)"/.exec(tag)?.[1]
    const off = /type="(checkbox|radio)"/.test(tag) && !/ checked/.test(tag)
    return name && !off ? [[name, unescaped(/ value="([^"]*)"/.exec(tag)?.[1])]] : []
  })
  const areas = [...form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)</g)].map(([, name = '', text]) => [name, unescaped(text)])
  const selects = [...form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs)].map(([, name = '', options = '']) => [
    name,
    /value="([^"]*)" selected/.exec(options)?.[1] ?? '',
  ])
  return Object.fromEntries([...inputs, ...areas, ...selects])
}

async function makeTwo() {
  const scene = await makeScene()
  const { coordinator } = scene
  const organisationId = await organisation(coordinator, { name: 'Druze community' })
  const kept = await contact(coordinator, {
    name: 'Khaled al-Zaytuni',
    aliases: [{ name: 'Abu Karim' }],
    level: 'confidential',
    phone: '+31 70 1',
    affiliations: [{ organisationId, post: 'Chair' }],
  })
  const gone = await contact(coordinator, { name: 'Chalid Zeitoeni', affiliations: [{ organisationId, post: 'Spokesman' }] })
  return { ...scene, organisationId, kept, gone }
}

test('the form of a contact that went into another one keeps what was typed, and saves it there without taking anything away', async () => {
  const { coordinator, kept, gone } = await makeTwo()
  const open = fieldsIn((await page(coordinator, `/contacts/${gone}/edit`)).body)
  expect(open.name).toBe('Chalid Zeitoeni')
  await merge(coordinator, kept, gone)
  const typed = { ...open, email: 'chalid@ngo.test', remarks: 'Typed while others merged' }
  const { status, body } = await post(coordinator, `/contacts/${gone}/edit`, typed)
  expect([status, body.includes(`action="/contacts/${kept}/edit"`), body.includes('Khaled al-Zaytuni')]).toEqual([409, true, true])
  const again = fieldsIn(body)
  expect(again).toMatchObject({
    name: 'Chalid Zeitoeni',
    email: 'chalid@ngo.test',
    remarks: 'Typed while others merged',
    level: 'confidential',
  })
  const saved = await post(coordinator, `/contacts/${kept}/edit`, again)
  expect([saved.status, saved.headers.location]).toEqual([302, `/contacts/${kept}`])
  const now = await asActor(coordinator, (db) => findContact(db, kept))
  expect(now).toMatchObject({ name: 'Chalid Zeitoeni', email: 'chalid@ngo.test', phone: '+31 70 1', level: 'confidential' })
  expect(now?.affiliations.map((row) => row.post).sort()).toEqual(['Chair', 'Spokesman'])
  expect(now?.aliases.map((alias) => alias.name).sort()).toEqual(['Abu Karim', 'Khaled al-Zaytuni'])
})

test('who may not write the contact it went into reads there what they typed; who may not know it learns nothing', async () => {
  const { coordinator, stranger, gone, kept } = await makeTwo()
  const [theirs = ''] = stranger.deskIds
  const typed = { name: 'Chalid Zeitoeni', level: 'internal', deskId: theirs, remarks: 'Typed at another desk', version: '1' }
  await asOwner((db) => db.insert(deskMembers).values({ deskId: theirs, memberId: coordinator.id }))
  const both = { ...coordinator, deskIds: [...coordinator.deskIds, theirs] }
  await asOwner((db) =>
    db
      .update(contacts)
      .set({ deskId: theirs })
      .where(inArray(contacts.id, [gone])),
  )
  await merge(both, kept, gone)
  const hidden = await post(stranger, `/contacts/${gone}/edit`, typed)
  const unknown = await post(stranger, `/contacts/${newFormKey()}/edit`, typed)
  expect([hidden.status, unknown.status, hidden.body.includes(kept), hidden.body.includes('Khaled')]).toEqual([404, 404, false, false])
  for (const form of ['', '/edit', '/check', '/merge', '/erasure'])
    expect((await page(stranger, `/contacts/${gone}${form}`)).status).toBe(404)
  await asOwner((db) =>
    db
      .update(contacts)
      .set({ level: 'internal' })
      .where(inArray(contacts.id, [kept])),
  )
  const { status, body } = await post(stranger, `/contacts/${gone}/edit`, typed)
  expect([status, body.includes('Typed at another desk'), body.includes(`href="/contacts/${kept}"`)]).toEqual([409, true, true])
  expect(body).not.toContain('name="remarks"')
})

test('what was being written about it is kept, and is put under the one it went into, through others if need be', async () => {
  const { coordinator, kept, gone } = await makeTwo()
  const last = await contact(coordinator, { name: 'Khaled Zaytuni', level: 'confidential' })
  await merge(coordinator, kept, gone)
  await merge(coordinator, last, kept)
  const deskId = coordinator.deskIds[0] ?? ''
  const fields = { formKey: newFormKey(), grade: 'stance-2', assessedOn: '2026-01-01', note: 'Typed before', level: 'internal', deskId }
  const at = `/assessments/new?contact=${gone}`
  const refused = await post(coordinator, at, { ...fields, contactId: gone })
  expect([refused.status, refused.body.includes('Typed before'), refused.body.includes('went into Khaled Zaytuni')]).toEqual([
    422,
    true,
    true,
  ])
  expect(refused.body).toContain(`name="contactId" value="${last}"`)
  expect((await post(coordinator, at, { ...fields, contactId: last })).headers.location).toBe(`/contacts/${last}`)
  const { current } = await asActor(coordinator, (db) => assessmentsOf(db, { contactId: last }))
  expect(current.map(({ note }) => note)).toEqual(['Typed before'])
  const promise = { formKey: newFormKey(), wording: 'Typed as well', direction: 'ours', level: 'internal', deskId, contactId: gone }
  const commitment = await post(coordinator, `/commitments/new?contact=${gone}`, promise)
  expect([commitment.status, commitment.body.includes('Typed as well'), commitment.body.includes('went into Khaled Zaytuni')]).toEqual([
    422,
    true,
    true,
  ])
  for (const form of ['', '/check', '/merge', '/erasure']) {
    expect((await page(coordinator, `/contacts/${gone}${form}`)).headers.location).toBe(`/contacts/${last}`)
  }
  expect((await post(coordinator, `/contacts/${gone}/check`, {})).headers.location).toBe(`/contacts/${last}`)
})
