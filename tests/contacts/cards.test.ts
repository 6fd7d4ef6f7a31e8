import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cardOf, cardsOf } from '#app/domain/contacts/cards.server.ts'
import { addContact } from '#app/domain/contacts/commands.server.ts'
import { contactInput } from '#app/domain/contacts/input.ts'
import { contactIds } from '#app/domain/contacts/queries.server.ts'
import { organisationCard } from '#app/domain/organisations/card.server.ts'
import { readCardSent } from '#app/http/read-card.server.ts'
import { writeCard } from '#app/vcard/write.ts'
import { makeOrganisation, makeScene } from '#tests/feeds/scene.ts'
import { useDatabase } from '#tests/helpers/database.ts'

useDatabase()

async function makePerson(actor: Actor, organisationIds: string[], wish: Record<string, unknown> = {}) {
  const form = {
    name: 'Example Person',
    original: 'شخص مثال',
    originalLanguage: 'ar',
    aliases: 'E. Person\nÖrnek (tr)',
    languages: ['ar', 'en'],
  }
  const contact = { email: 'person@example.test', phone: '+31 70 1', remarks: 'Not for others', deskId: actor.deskIds[0], ...wish }
  const { affiliations: _, representations: __, channels: ___, ...input } = contactInput.parse({ ...form, ...contact })
  const posts = organisationIds.map((organisationId, place) => ({ organisationId, post: `Post ${place + 1}` }))
  return asActor(actor, (db) => addContact(db, actor, { ...input, affiliations: posts }))
}

const card = (actor: Actor, id: string) => asActor(actor, (db) => cardOf(db, id))

test('a card tells names, present posts, languages and how to reach somebody; no remarks', async () => {
  const { officer } = await makeScene()
  const id = await makePerson(officer, [await makeOrganisation(officer, 'Ministry of examples')])
  const found = await card(officer, id)
  expect(found).toEqual({
    kind: 'individual',
    id,
    name: 'Example Person',
    original: { name: 'شخص مثال', language: 'ar' },
    aliases: [{ name: 'E. Person' }, { name: 'Örnek', language: 'tr' }],
    posts: [{ organisation: 'Ministry of examples', post: 'Post 1' }],
    languages: ['ar', 'en'],
    email: 'person@example.test',
    phone: '+31 70 1',
    changedAt: expect.any(Date),
  })
})

test('a card holds only what its reader may see: not the post at a hidden organisation, and nothing of a hidden contact', async () => {
  const { officer, stranger } = await makeScene()
  const [open, hidden] = [await makeOrganisation(officer, 'Open'), await makeOrganisation(officer, 'Hidden', 'confidential')]
  const id = await makePerson(officer, [open, hidden])
  const secret = await makePerson(officer, [], { name: 'Secret Person', level: 'confidential' })
  expect((await card(officer, id))?.posts.map(({ organisation }) => organisation).toSorted()).toEqual(['Hidden', 'Open'])
  expect((await card(stranger, id))?.posts.map(({ organisation }) => organisation)).toEqual(['Open'])
  expect((await card(officer, secret))?.confidentiality).toBe('CONFIDENTIAL')
  expect(await card(stranger, secret)).toBeUndefined()
  const names = (actor: Actor, filter: { text?: string; organisationId?: string } = {}) =>
    asActor(actor, async (db) => {
      const ids = await contactIds(db, filter, 10)
      return (
        await cardsOf(
          db,
          ids.map(({ id }) => id),
        )
      ).map(({ name }) => name)
    })
  expect([await names(officer), await names(stranger)]).toEqual([['Example Person', 'Secret Person'], ['Example Person']])
  expect([await names(officer, { text: 'Secret' }), await names(officer, { organisationId: hidden })]).toEqual([
    ['Secret Person'],
    ['Example Person'],
  ])
  expect(await asActor(stranger, (db) => organisationCard(db, hidden))).toBeUndefined()
  expect(await asActor(stranger, (db) => organisationCard(db, open))).toMatchObject({ kind: 'org', name: 'Open', posts: [] })
})

const sent = (text: string) => {
  const form = new FormData()
  form.set('file', new File([text], 'card.vcf'))
  return readCardSent(form)
}

test('a card that was written fills in the form it came from, but for the level, which is confidential', async () => {
  const { officer } = await makeScene()
  const found = await card(officer, await makePerson(officer, [await makeOrganisation(officer, 'Ministry of examples')]))
  const answer = await sent(found ? writeCard(found, '4.0') : '')
  expect(answer).toEqual({
    ok: true,
    card: {
      name: 'Example Person',
      defaults: {
        name: 'Example Person',
        original: 'شخص مثال',
        originalLanguage: 'ar',
        aliases: 'E. Person\nÖrnek (tr)',
        codeName: '',
        formOfAddress: '',
        languages: ['ar', 'en'],
        email: 'person@example.test',
        phone: '+31 70 1',
        remarks: '',
        level: 'confidential',
        affiliations: [{ id: '', organisation: 'Ministry of examples', post: 'Post 1', postOriginal: '', fromOn: '', untilOn: '' }],
      },
      unread: [],
      others: 0,
    },
  })
})

test('a file that is none is refused, and what has no place is named', async () => {
  expect(await readCardSent(new FormData())).toEqual({ ok: false, reason: 'no-file', line: 0 })
  expect(await sent('BEGIN:VCARD\nVERSION:4.0\nnothing\nEND:VCARD')).toEqual({ ok: false, reason: 'no-property', line: 3 })
  const two = await sent('BEGIN:VCARD\nVERSION:4.0\nFN:a\nLANG:xx-YY\nBDAY:1970\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:b\nEND:VCARD')
  expect(two.ok && [two.card.unread, two.card.others]).toEqual([['BDAY', 'LANG xx-YY'], 1])
})
