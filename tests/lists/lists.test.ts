import { describe, expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { type ContactFilter, contactsPage, findContact } from '#app/domain/contacts/queries.server.ts'
import { changeListed, putBack } from '#app/domain/lists/bulk.server.ts'
import { mostByMoment } from '#app/domain/lists/columns.ts'
import { listBulk } from '#app/domain/lists/input.ts'
import { findOrganisation, type OrganisationFilter, organisationsPage } from '#app/domain/organisations/queries.server.ts'
import { keptQuery } from '#app/domain/saved-views/address.ts'
import { contactsAsked, lookAsked, organisationsAsked } from '#app/http/lists-asked.ts'
import { newId } from '#app/lib/ids.ts'
import { contacts } from '#db/schema/contacts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeDesk, makeMember } from '#tests/helpers/people.ts'
import { contact, engagement, makeScene, now, organisation } from '../timeline/scene.ts'

useDatabase()

const people = (actor: Actor, filter: ContactFilter = {}) => asActor(actor, (db) => contactsPage(db, filter, now))
const names = async (actor: Actor, filter: ContactFilter) => (await people(actor, filter)).rows.map(({ name }) => name)
const places = async (actor: Actor, filter: OrganisationFilter) =>
  (await asActor(actor, (db) => organisationsPage(db, filter, now))).rows.map(({ name }) => name)

describe('a list', () => {
  test('stands in the order of each column, both ways, with what says nothing at the end', async () => {
    const { coordinator } = await makeScene()
    await contact(coordinator, { name: 'Ada', languages: ['nl'], email: 'z@x.test' })
    await contact(coordinator, { name: 'Bas', level: 'confidential' })
    await contact(coordinator, { name: 'cees', languages: ['ar'], email: 'A@x.test' })
    const by = async (sort: 'name' | 'languages' | 'email' | 'level' | 'desk') => [
      (await names(coordinator, { order: { sort, descending: false } })).join(' '),
      (await names(coordinator, { order: { sort, descending: true } })).join(' '),
    ]
    expect([await by('name'), await by('languages'), await by('email'), await by('level')]).toEqual([
      ['Ada Bas cees', 'cees Bas Ada'],
      ['cees Ada Bas', 'Ada cees Bas'],
      ['cees Ada Bas', 'Ada cees Bas'],
      ['Ada cees Bas', 'Bas Ada cees'],
    ])
  })

  test('stands by when we last spoke, page by page; a long one by name, and says so', async () => {
    const { coordinator } = await makeScene()
    const spoken: [string, string][] = [
      ['Ada', '2026-01-10'],
      ['Bas', '2026-01-03'],
      ['Cees', '2026-01-20'],
    ]
    for (const [name, on] of spoken) {
      const id = await contact(coordinator, { name })
      await engagement(coordinator, { contactIds: [id], startsOn: on, endsOn: on })
    }
    await contact(coordinator, { name: 'Never' })
    const order = { sort: 'last', descending: false } as const
    expect(await names(coordinator, { order })).toEqual(['Bas', 'Ada', 'Cees', 'Never'])
    expect(await names(coordinator, { order: { ...order, descending: true } })).toEqual(['Cees', 'Ada', 'Bas', 'Never'])
    const deskId = coordinator.deskIds[0] ?? ''
    const many = Array.from({ length: mostByMoment }, (_, at) => ({ id: newId(), name: `Aa ${at}`, deskId, createdBy: coordinator.id }))
    await asOwner((db) => db.insert(contacts).values(many))
    const long = await people(coordinator, { order })
    expect([long.unsorted, long.rows[0]?.name]).toEqual([true, 'Aa 0'])
  })

  test('is narrowed by desk, language, level, kind and country, as far as the reader may know', async () => {
    const { coordinator, viewer, stranger } = await makeScene()
    await contact(coordinator, { name: 'Speaks both', languages: ['ar', 'en'] })
    await contact(coordinator, { name: 'Quiet', languages: ['en'], level: 'confidential' })
    await contact(stranger, { name: 'Elsewhere', languages: ['ckb'] })
    const deskId = coordinator.deskIds[0]
    expect([
      await names(coordinator, { language: 'en' }),
      await names(viewer, { language: 'en' }),
      await names(viewer, { deskId }),
      await names(viewer, { level: 'confidential' }),
      await names(viewer, { language: 'ar' }),
    ]).toEqual([['Quiet', 'Speaks both'], ['Speaks both'], ['Speaks both'], [], ['Speaks both']])
    await organisation(coordinator, { name: 'Court', kind: 'court', country: 'NL' })
    await organisation(coordinator, { name: 'Community', kind: 'community', country: 'SY' })
    expect([await places(viewer, { country: 'SY' }), await places(viewer, { kind: 'court', country: 'SY' })]).toEqual([['Community'], []])
  })

  test('has its filter, columns, order and rows a page in its address, and nothing else is taken from there', () => {
    const asked = (query: string) => new URLSearchParams(query)
    expect(lookAsked('contacts', asked('columns=email&columns=nonsense&columns=desk&sort=email&order=desc&rows=100'))).toEqual({
      columns: ['email', 'desk'],
      order: { sort: 'email', descending: true },
      size: 100,
    })
    expect(lookAsked('organisations', asked('columns=email&sort=id";--&rows=1000'))).toEqual({
      columns: ['last', 'next'],
      order: { sort: 'name', descending: false },
      size: 25,
    })
    expect(contactsAsked(asked('q=Ada&desk=1&language=xx&level=secret'))).toEqual({ text: 'Ada' })
    expect(organisationsAsked(asked('country=syria&kind=court'))).toEqual({ text: '', kind: 'court' })
    expect(keptQuery('q=Ada&columns=email&page=3&token=1&sort=email&rows=50', 'contacts')).toBe('columns=email&sort=email&rows=50')
  })
})

describe('several rows', () => {
  test('get another language or desk in one go, the others are left with a reason, and all of it goes back', async () => {
    const desk = await makeDesk('Syria desk')
    const second = await makeDesk('Peace desk')
    const elsewhere = await makeDesk('Europe desk')
    const officer = await makeMember({ name: 'Officer', role: 'officer', desks: [desk, second] })
    const stranger = await makeMember({ name: 'Stranger', role: 'officer', desks: [elsewhere] })
    const ada = await contact(officer, { name: 'Ada', languages: ['nl'] })
    const bas = await contact(officer, { name: 'Bas' })
    const cees = await contact(officer, { name: 'Cees', languages: ['fr'] })
    const theirs = await contact(stranger, { name: 'Theirs' })
    const hidden = await contact(stranger, { name: 'Hidden', level: 'confidential' })
    const ids = [ada, bas, cees, theirs, hidden, newId()]
    const change = (asked: object) => {
      const input = listBulk('contacts').parse({ ids, ...asked })
      return asActor(officer, (db) => changeListed(db, officer, 'contacts', input))
    }
    const languages = () =>
      asActor(officer, async (db) => [
        (await findContact(db, ada))?.languages,
        (await findContact(db, bas))?.languages,
        (await findContact(db, cees))?.languages,
      ])
    const spoken = await change({ deed: 'language', language: 'fr' })
    expect([spoken.changed, spoken.left.map(({ name, reason }) => [name, reason]).sort()]).toEqual([
      2,
      [
        ['Cees', 'already-so'],
        ['Theirs', 'not-yours'],
      ],
    ])
    expect(await languages()).toEqual([['nl', 'fr'], ['fr'], ['fr']])
    const back = await asActor(officer, (db) => putBack(db, officer, 'contacts', 'language', spoken.back))
    expect([back.changed, back.left, await languages()]).toEqual([2, [], [['nl'], [], ['fr']]])
    const again = await asActor(officer, (db) => putBack(db, officer, 'contacts', 'language', spoken.back))
    expect([again.changed, again.left.map(({ reason }) => reason)]).toEqual([0, ['already-so', 'already-so']])
    const moved = await change({ deed: 'desk', deskId: second.id })
    expect([moved.changed, (await asActor(officer, (db) => findContact(db, ada)))?.desk]).toEqual([3, 'Peace desk'])
    expect((await change({ deed: 'desk', deskId: elsewhere.id })).changed).toBe(0)
  })

  test('of organisations get another kind, and what was edited since does not go back', async () => {
    const { coordinator, viewer } = await makeScene()
    const one = await organisation(coordinator, { name: 'One' })
    const other = await organisation(coordinator, { name: 'Other' })
    const input = listBulk('organisations').parse({ ids: [one, other], deed: 'kind', kind: 'ngo' })
    const asViewer = await asActor(viewer, (db) => changeListed(db, viewer, 'organisations', input))
    expect([asViewer.changed, asViewer.left.map(({ reason }) => reason)]).toEqual([0, ['not-yours', 'not-yours']])
    const done = await asActor(coordinator, (db) => changeListed(db, coordinator, 'organisations', input))
    await asActor(coordinator, (db) =>
      changeListed(db, coordinator, 'organisations', listBulk('organisations').parse({ ids: [other], deed: 'kind', kind: 'court' })),
    )
    const back = await asActor(coordinator, (db) => putBack(db, coordinator, 'organisations', 'kind', done.back))
    expect([back.changed, back.left.map(({ name, reason }) => [name, reason])]).toEqual([1, [['Other', 'changed-meanwhile']]])
    const kinds = await asActor(coordinator, async (db) => [
      (await findOrganisation(db, one))?.kind,
      (await findOrganisation(db, other))?.kind,
    ])
    expect(kinds).toEqual(['community', 'court'])
    const forged = await asActor(coordinator, (db) =>
      putBack(db, coordinator, 'organisations', 'kind', [`${one}:3:nonsense`, 'x', `${one}:3`]),
    )
    expect(forged).toEqual({ changed: 0, left: [], back: [] })
  })

  test('are not changed without saying to what, nor more than five hundred at once', () => {
    const refused = (asked: object) => listBulk('contacts').safeParse(asked).success
    const ids = Array.from({ length: 501 }, () => newId())
    expect([
      refused({ ids: ids.slice(1), deed: 'language', language: 'fr' }),
      refused({ ids, deed: 'language', language: 'fr' }),
      refused({ ids: ids.slice(1), deed: 'language' }),
      refused({ ids: ids.slice(1), deed: 'kind', kind: 'ngo' }),
    ]).toEqual([true, false, false, false])
  })
})
