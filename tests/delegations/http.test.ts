import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { item } from '../handouts/scene.ts'
import { contact, makeScene } from '../timeline/scene.ts'
import { attend, attendanceAs, group, guestsAs, party, say } from './party.ts'

useDatabase({ onBoth: false })

const { page: read, post } = await servePages()

test('needs stand on the page of the delegation and on our own print, each for those who may see them, and nowhere else', async () => {
  const { officer, stranger, viewer } = await makeScene()
  const { visit, guestIds } = await party(officer, ['Guest One'])
  await say(officer, visit, guestIds[0] ?? '', { needs: 'NEEDS-nuts' })
  const here = `/visits/${visit.id}`
  const holds = async (actor: Actor, at: string) => {
    const { status, body } = await read(actor, at)
    return [status, body.includes('NEEDS-nuts'), />Needs</.test(body)]
  }
  expect([
    await holds(officer, `${here}/delegation`),
    await holds(stranger, `${here}/delegation`),
    await holds(viewer, `${here}/delegation`),
  ]).toEqual([
    [200, true, true],
    [200, false, false],
    [200, false, false],
  ])
  const printed = await read(officer, `${here}/programme`)
  expect([printed.body.includes('NEEDS-nuts'), printed.body.includes('data-mark="Confidential')]).toEqual([true, true])
  for (const at of [here, `${here}/programme?reader=hosts`, `${here}/programme?reader=delegation`]) {
    expect([at, ...(await holds(officer, at))]).toEqual([at, 200, false, false])
  }
  expect(await holds(viewer, `${here}/programme`)).toEqual([200, false, false])
})

test('the visit offers its split once an item is not for everybody, and the form that says so keeps what was ticked', async () => {
  const { officer } = await makeScene()
  const { visit, guestIds } = await party(officer, ['Guest One'])
  const a = await group(officer, visit.id, 'Group A')
  const lab = await item(officer, visit.id, { title: 'Lab' })
  const page = async (query = '') => (await read(officer, `/visits/${visit.id}${query}`)).body
  expect((await page()).includes('By group and vehicle')).toBe(false)
  const nobody = await post(officer, `/engagements/${lab}/attendance`, { version: '0', who: 'part' })
  expect([nobody.status, nobody.body.includes('Choose a group or a person')]).toEqual([422, true])
  const done = await post(officer, `/engagements/${lab}/attendance`, {
    version: '0',
    who: 'part',
    groupIds: a,
    guestIds: guestIds[0] ?? '',
  })
  expect([done.status, (await attendanceAs(officer, visit.id)).get(lab)]).toEqual([302, { version: 1, groupIds: [a], guestIds }])
  const late = await post(officer, `/engagements/${lab}/attendance`, { version: '0', who: 'whole' })
  expect([late.status, late.body.includes('A colleague changed this meanwhile')]).toEqual([409, true])
  const split = await page('?show=split')
  expect([(await page()).includes('By group and vehicle'), split.includes('<th scope="col"><bdi>Group A</bdi></th>')]).toEqual([true, true])
  await attend(officer, visit.id, lab)
  expect((await page('?show=split')).includes('by-group')).toBe(false)
})

test('without JavaScript people are found, added, changed, pasted and taken out by forms alone', async () => {
  const { officer } = await makeScene()
  const { visit } = await party(officer, [])
  const known = await contact(officer, { name: 'Farid Haddad' })
  const here = `/visits/${visit.id}/delegation`
  const found = await post(officer, here, { find: 'contact', 'find-contact': 'فريد' })
  expect([found.status, found.body.includes(`value="${known}"`)]).toEqual([200, true])
  expect((await post(officer, here, {})).status).toBe(422)
  expect((await post(officer, here, { contactIds: known })).status).toBe(302)
  const [guest] = await guestsAs(officer, visit.id)
  const edit = { guest: guest?.id ?? '', version: '0' }
  const refused = await post(officer, `${here}?edit=${guest?.id}`, { ...edit, role: 'x'.repeat(101) })
  expect([refused.status, refused.body.includes('x'.repeat(101)), refused.body.includes('At most 100 characters')]).toEqual([
    422,
    true,
    true,
  ])
  expect((await post(officer, here, { ...edit, role: 'Head of delegation' })).status).toBe(302)
  const conflict = await post(officer, `${here}?edit=${guest?.id}`, { ...edit, role: 'Photographer' })
  expect([conflict.status, conflict.body.includes('Photographer'), conflict.body.includes('name="version" value="1"')]).toEqual([
    409,
    true,
    true,
  ])
  expect((await post(officer, `${here}/paste`, { text: ' ' })).status).toBe(422)
  const shown = await post(officer, `${here}/paste`, { text: 'New Person, security' })
  expect([shown.status, shown.body.includes('A new contact'), (await guestsAs(officer, visit.id)).length]).toEqual([200, true, 1])
  const formKey = newFormKey()
  const add = { text: 'New Person, security', formKey, add: 'yes', 'line-0': 'new' }
  expect([(await post(officer, `${here}/paste`, add)).status, (await post(officer, `${here}/paste`, add)).status]).toEqual([302, 302])
  expect((await guestsAs(officer, visit.id)).map(({ name, role }) => [name, role])).toEqual([
    ['Farid Haddad', 'head'],
    ['New Person', 'security'],
  ])
  const bus = await group(officer, visit.id, 'Bus', 'vehicle')
  const filled = await post(officer, `${here}/groups`, { fill: bus, guestIds: guest?.id ?? '' })
  const groups = (await read(officer, `${here}/groups`)).body
  expect([filled.status, groups.includes('Who is in Bus'), groups.includes(`name="was" value="${guest?.id}"`)]).toEqual([302, true, true])
  expect((await post(officer, here, { _method: 'DELETE', guest: guest?.id ?? '' })).status).toBe(302)
  expect((await post(officer, here, { _method: 'DELETE', guest: guest?.id ?? '' })).status).toBe(404)
  expect(await guestsAs(officer, visit.id)).toHaveLength(1)
})
