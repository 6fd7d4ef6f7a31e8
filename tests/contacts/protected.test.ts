import { describe, expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addCommitment } from '#app/domain/commitments/commands.server.ts'
import { cardOf, cardsOf } from '#app/domain/contacts/cards.server.ts'
import { addContact } from '#app/domain/contacts/commands.server.ts'
import { contactInput } from '#app/domain/contacts/input.ts'
import { addFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { lookup } from '#app/domain/search/lookup.server.ts'
import { participants } from '#db/schema/participants.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeDesk, makeMember } from '#tests/helpers/people.ts'
import { servePages } from '#tests/server/pages.ts'
import { day, read, subscribe } from '../feeds/scene.ts'
import { given, pageOf, visit } from '../handouts/scene.ts'
import { engagement, organisation } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const { browserOf, page: pageFor } = await servePages()

/** A contact that only its author and one colleague may know, and who took part in what everybody may see. */
async function makeProtected() {
  const desk = await makeDesk('Syria desk')
  const officer = await makeMember({ name: 'Policy officer', role: 'officer', desks: [desk] })
  const named = await makeMember({ name: 'Liaison officer', role: 'officer', desks: [desk] })
  const outside = {
    'officer of the desk': await makeMember({ name: 'Desk officer', role: 'officer', desks: [desk] }),
    manager: await makeMember({ name: 'Manager', role: 'manager', desks: [desk] }),
    administrator: await makeMember({ name: 'Administrator', role: 'administrator' }),
  }
  const community = await organisation(officer, { name: 'Open community' })
  const contact = await asActor(officer, (db) =>
    addContact(db, officer, {
      name: 'Hiddenname Person',
      original: 'شخص مخفي',
      originalLanguage: 'ar',
      aliases: [{ name: 'Otherspelling Person' }],
      codeName: 'Kingfisher',
      email: 'hiddenaddress@person.test',
      level: 'need-to-know',
      deskId: desk.id,
      namedIds: [named.id],
      affiliations: [{ organisationId: community, post: 'Hiddenpost' }],
      representations: [{ organisationId: community, state: 'recognised', byWhom: 'Hiddensource' }],
    }),
  )
  const talk = await engagement(officer, {
    title: 'Open talk',
    startsOn: day(1),
    endsOn: day(1),
    organisationIds: [community],
    contactIds: [contact],
  })
  const tour = await visit(officer, { title: 'Open visit', organisationIds: [community] })
  await asOwner((db) => db.insert(participants).values([{ engagementId: tour, contactId: contact, post: 'Hiddenpost', side: 'theirs' }]))
  await asActor(officer, (db) =>
    addFollowUp(db, officer, { title: 'Open follow-up', ownerId: officer.id, deskId: desk.id, level: 'need-to-know', contactId: contact }),
  )
  await asActor(officer, (db) =>
    addCommitment(db, officer, {
      wording: 'Open wording',
      direction: 'ours',
      deskId: desk.id,
      level: 'need-to-know',
      organisationId: community,
      contactId: contact,
    }),
  )
  return { officer, named, outside, contact, talk, tour }
}

const traces = (contact: string) => [
  'Hiddenname',
  'مخفي',
  'Otherspelling',
  'Kingfisher',
  'hiddenaddress',
  'Hiddenpost',
  'Hiddensource',
  contact,
]
const tracesIn = (text: string, contact: string) => traces(contact).filter((trace) => text.includes(trace))

const kindOf = (address: string) => address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*/, '')

/** Every page that links lead to from where the actor begins, one of each kind but all that are about a record, with what it says. */
async function pagesOf(actor: Actor, begin: string[]): Promise<Map<string, string>> {
  const { get } = await browserOf(actor)
  const seen = new Map<string, string>()
  const waiting = [...begin]
  const met = new Set(waiting.map((one) => (one.includes('-') ? one : kindOf(one))))
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const answer = await get(next)
    seen.set(next, `${answer.status} ${answer.headers.location ?? ''} ${answer.body}`)
    for (const [, href = ''] of answer.body.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)) {
      const target = href.replaceAll('&amp;', '&')
      const key = /[0-9a-f]{8}-/.test(target) ? target.replace(/\?.*/, '') : kindOf(target)
      if (met.has(key)) continue
      met.add(key)
      waiting.push(target)
    }
  }
  return seen
}

const begin = (contact: string) => [
  '/',
  '/contacts',
  '/organisations',
  '/engagements',
  '/visits',
  '/calendar?view=month&date=2026-02-01',
  '/calendar?view=agenda&date=2026-02-01',
  '/search?q=Open',
  '/exports',
  '/contacts/duplicates',
  `/engagements/new?contact=${contact}`,
  `/contacts/${contact}`,
  `/contacts/${contact}/card.vcf`,
]

describe('a protected contact', () => {
  test('is nowhere for who is not on its list: no page, count, offer, search or file says that it exists', async () => {
    const { outside, contact, officer } = await makeProtected()
    const leaks: string[] = []
    let pages = 0
    for (const [who, actor] of Object.entries(outside)) {
      for (const [page, text] of await pagesOf(actor, begin(contact))) {
        pages += 1
        // An address they made up stands in the answer to it.
        const said = page.includes(contact) ? text.replaceAll(contact, '') : text
        for (const trace of tracesIn(said, contact)) leaks.push(`${who} finds ${trace} on ${page}`)
      }
    }
    expect(leaks).toEqual([])
    expect(pages).toBeGreaterThan(120)
    expect(tracesIn([...(await pagesOf(officer, ['/contacts', '/search?q=Kingfisher']))].join(), contact)).toEqual(traces(contact))
  }, 240_000)

  test('is looked for in vain by any of its names, as by a word that nobody wrote', async () => {
    const { outside, officer } = await makeProtected()
    const answers = async (actor: Actor, typed: string) => {
      const q = encodeURIComponent(typed)
      const pages = await Promise.all([`/search?q=${q}`, `/lookup?q=${q}`, `/contacts?q=${q}`].map((page) => pageFor(actor, page)))
      return pages.map(
        ({ status, body }) =>
          `${status} ${body
            .replaceAll(typed, '…')
            .replaceAll(q, '…')
            .replace(/nonce="[^"]*"|"now":?,?"[^"]*"|\d{4}-\d\d-\d\dT[^"\\<]*|\d\d:\d\d/g, '')}`,
      )
    }
    const [desk, other] = [outside['officer of the desk'], 'Qqwerty']
    for (const word of ['Hiddenname', 'مخفي', 'Otherspelling', 'Kingfisher']) {
      expect(await answers(desk, word)).toEqual(await answers(desk, other))
      expect(await answers(officer, word)).not.toEqual(await answers(officer, other))
    }
  })

  test('is a code name without post or address in feeds, programmes and address cards, also of those on its list', async () => {
    const { officer, named, outside, contact, tour } = await makeProtected()
    const feedOf = async (actor: Actor) => tracesIn(await read(await subscribe(actor, { scope: 'all', detail: 'full' })), contact)
    for (const actor of [officer, named]) {
      expect(await feedOf(actor)).toEqual(['Kingfisher'])
      const [card] = await asActor(actor, async (db) => [await cardOf(db, contact), ...(await cardsOf(db, [contact]))])
      expect(card).toMatchObject({ name: 'Kingfisher', aliases: [], posts: [], languages: [] })
      expect(tracesIn(JSON.stringify({ ...card, id: '' }), contact)).toEqual(['Kingfisher'])
      const printed = [await given(actor, tour, 'full'), await given(actor, tour, 'full', 'ar')].map(pageOf).join()
      expect(tracesIn(printed, contact)).toEqual(['Kingfisher'])
    }
    for (const actor of Object.values(outside)) expect(await feedOf(actor)).toEqual([])
  })

  test('is found by its code name by those on its list', async () => {
    const { named, contact } = await makeProtected()
    const found = await asActor(named, (db) => lookup(db, 'kingfisher', 20, ['contact']))
    expect(found.map(({ id }) => id)).toEqual([contact])
  })

  test('has a code name only while it is need-to-know, and the name itself is none', () => {
    const errorsOf = (typed: object) =>
      contactInput
        .safeParse({ name: 'A. Person', deskId: '0190a6d2-0000-7000-8000-000000000000', ...typed })
        .error?.issues.map(({ path, message }) => [path[0], message])
    expect(errorsOf({ codeName: 'Kingfisher', level: 'confidential' })).toEqual([['codeName', 'errors.codeNameNeedsList']])
    expect(errorsOf({ codeName: 'a person', level: 'need-to-know' })).toEqual([['codeName', 'errors.codeNameIsName']])
    expect(errorsOf({ codeName: 'Kingfisher', level: 'need-to-know' })).toBeUndefined()
  })
})
