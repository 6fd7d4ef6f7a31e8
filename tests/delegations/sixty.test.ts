import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addPasted, proposeGuests } from '#app/domain/delegations/paste.server.ts'
import { type PastedLine, readPasted } from '#app/domain/delegations/pasted.ts'
import type { Visit } from '#app/domain/visits/queries.server.ts'
import { contacts } from '#db/schema/contacts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { given } from '../handouts/scene.ts'
import { contact, makeScene } from '../timeline/scene.ts'
import { guestsAs, pageAs, party } from './party.ts'

useDatabase({ onBoth: false })

const parts = ['Abd al-Rahman ', 'عبد الرحمن ', 'van der Meer ', 'אברהם ', 'Ελένη ']
/** A name of 120 letters that turns its direction on the way. */
const longName = (index: number) => {
  const turned = Array.from({ length: 20 }, (_, place) => parts[(index + place) % parts.length]).join('')
  return `${String.fromCodePoint(0x41 + (index % 26))}${index} ${turned}`.slice(0, 119).trimEnd().padEnd(120, 'ن')
}
const sixty = Array.from({ length: 60 }, (_, index) => longName(index))

const linesOf = (text: string): PastedLine[] => {
  const read = readPasted(text)
  return read.ok ? read.lines : []
}
const propose = (actor: Actor, visit: Visit, lines: PastedLine[]) => asActor(actor, (db) => proposeGuests(db, visit.id, lines))
const add = (actor: Actor, visit: Visit, lines: PastedLine[], choices: (string | undefined)[]) =>
  asActor(actor, (db) => addPasted(db, actor, visit, lines, choices))
const contactsKept = () => asOwner((db) => db.$count(contacts))

test('sixty people with names of 120 letters in both directions come in at once and stand whole on page, paper and in Word', async () => {
  const { officer } = await makeScene()
  const { visit } = await party(officer, [])
  const lines = linesOf(sixty.map((name, index) => `${name}، ${index === 0 ? 'رئيس الوفد' : 'member'}، العربية`).join('\r\n'))
  expect([lines.map(({ name }) => name), sixty.map((name) => name.length)]).toEqual([sixty, Array(60).fill(120)])
  expect(
    await add(
      officer,
      visit,
      lines,
      lines.map(() => 'new'),
    ),
  ).toEqual({ ok: true, added: 60 })

  const guests = await guestsAs(officer, visit.id)
  expect(guests[0]).toMatchObject({ name: sixty[0], role: 'head', languages: 'العربية' })
  expect(guests.map(({ name }) => name).sort()).toEqual([...sixty].sort())
  expect((await pageAs(officer, visit.id)).delegation).toHaveLength(60)
  const { page, docx } = await given(officer, visit.id, 'delegation')
  expect(sixty.filter((name) => !page.includes(`<bdi>${name}</bdi>`))).toEqual([])
  expect(sixty.filter((name) => !docx.includes(name))).toEqual([])
})

test('a pasted name is proposed as the contact of that name, and only a person decides where it is not plain', async () => {
  const { officer, stranger } = await makeScene()
  const { visit, contactIds } = await party(officer, ['Here Already'])
  const known = await contact(officer, { name: 'Farid Haddad', aliases: [{ name: 'فريد حداد' }] })
  await contact(stranger, { name: 'Secret Person', level: 'confidential' })
  const namesakes = [await contact(officer, { name: 'Samir Nasser' }), await contact(officer, { name: 'Samir Nasser' })]
  const lines = linesOf('فريد حداد, adviser\nHere Already\nSamir Nasser\nSecret Person\nQuite Unknown\nQuite Unknown')
  const before = await contactsKept()
  const proposals = await propose(officer, visit, lines)
  expect(proposals.map(({ usual }) => usual)).toEqual([known, 'leave', undefined, 'new', 'new', 'leave'])
  expect(proposals[2]?.candidates.map(({ id }) => id).sort()).toEqual([...namesakes].sort())
  expect(proposals[1]?.candidates.map(({ id, here }) => [id, here])).toEqual([[contactIds[0], true]])
  expect(await contactsKept()).toBe(before)

  const usual = proposals.map((proposal) => proposal.usual)
  expect(await add(officer, visit, lines, usual)).toEqual({ ok: false, reason: 'undecided', lines: [2] })
  expect([await contactsKept(), (await guestsAs(officer, visit.id)).length]).toEqual([before, 1])
  expect(await add(officer, visit, lines, usual.with(2, namesakes[1]))).toEqual({ ok: true, added: 4 })
  expect([await contactsKept(), (await guestsAs(officer, visit.id)).length]).toEqual([before + 2, 5])
})

test('a contact one may not know cannot be chosen for a line, and nobody new is kept for it', async () => {
  const { officer, stranger } = await makeScene()
  const { visit } = await party(officer, [])
  const hidden = await contact(stranger, { name: 'Secret Person', level: 'confidential' })
  const before = await contactsKept()
  expect(await add(officer, visit, linesOf('One\nTwo'), ['new', hidden])).toEqual({ ok: false, reason: 'unknown-choice' })
  expect(await contactsKept()).toBe(before)
})

test('new people of a confidential visit are no easier to see than the visit', async () => {
  const { officer } = await makeScene()
  const { visit } = await party(officer, [], { level: 'confidential' })
  await add(officer, visit, linesOf('One'), ['new'])
  expect(await asOwner((db) => db.select({ level: contacts.level }).from(contacts))).toEqual([{ level: 'confidential' }])
})
