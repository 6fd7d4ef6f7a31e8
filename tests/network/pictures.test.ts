import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { type NetworkAsked, networkAsked, networkPath, type StartKind } from '#app/domain/network/input.ts'
import { layOut } from '#app/domain/network/layout.server.ts'
import { mostNodes } from '#app/domain/network/nearest.server.ts'
import { type NetworkNode, networkPicture } from '#app/domain/network/picture.server.ts'
import { pictureSize } from '#app/domain/network/size.ts'
import type { Tie } from '#app/domain/network/ties.server.ts'
import { presentAt } from '#app/domain/timeline/presence.server.ts'
import '#app/i18n/all.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import { lineOf } from '#app/ui/network-drawing.tsx'
import { labelsOf } from '#app/ui/network-labels.ts'
import { sayTie } from '#app/ui/network-words.ts'
import { affiliations, representations } from '#db/schema/contacts.ts'
import { engagements } from '#db/schema/engagements.ts'
import { participants } from '#db/schema/participants.ts'
import { engagementTopics, topics } from '#db/schema/topics.ts'
import { contactRelations, organisationRelations, type RelationKind } from '#db/schema/words.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeContact, makeEngagement, makeOrganisation, makeScene } from '../follow-ups/scene.ts'
import { relate } from '../relations/scene.ts'

useDatabase({ onBoth: false })

const today = '2026-02-20'

async function makeTown() {
  const scene = await makeScene()
  const { officer } = scene
  const community = await makeOrganisation(officer, 'Druze community')
  const ministry = await makeOrganisation(officer, 'A ministry')
  const [sheikh, lawyer, minister] = [
    await makeContact(officer, 'Sheikh A.'),
    await makeContact(officer, 'Lawyer B.'),
    await makeContact(officer, 'Minister C.'),
  ]
  const talk = (startsOn: string, contactIds: string[], more: Parameters<typeof makeEngagement>[1] = {}) =>
    makeEngagement(officer, { status: 'confirmed', startsOn, contactIds, memberIds: [officer.id], ...more })
  return { ...scene, community, ministry, sheikh, lawyer, minister, talk }
}

async function draw(actor: Actor, kind: StartKind, id: string, more: Partial<NetworkAsked> = {}) {
  const asked = { start: { kind, id }, steps: 1 as const, from: undefined, until: undefined, ours: false, ...more }
  const picture = await asActor(actor, (db) => networkPicture(db, asked, today))
  if (!picture) return undefined
  const nameOf = (one: string) => picture.nodes.find(({ id }) => id === one)?.name ?? '?'
  const say = (tie: Tie) => {
    const [a, b] = tie.kind === 'met' ? [nameOf(tie.a), nameOf(tie.b)].sort() : [nameOf(tie.a), nameOf(tie.b)]
    const more =
      tie.kind === 'belongs'
        ? tie.post
        : tie.kind === 'speaks'
          ? tie.state
          : tie.kind === 'related'
            ? tie.relation
            : `${tie.times} ${tie.lastOn}`
    return `${a} ${tie.kind} ${b}: ${more}`
  }
  return { ...picture, names: picture.nodes.map(({ name, step }) => `${step} ${name}`), said: picture.ties.map(say).sort() }
}

test('a picture tells who met whom, how often and when last, and nobody who was not there', async () => {
  const { officer, talk, sheikh, lawyer, minister } = await makeTown()
  await talk('2026-01-10', [sheikh, lawyer])
  await talk('2026-02-05', [sheikh, lawyer])
  await talk('2026-02-06', [minister])
  const picture = await draw(officer, 'contact', sheikh)
  expect([picture?.names, picture?.said]).toEqual([['0 Sheikh A.', '1 Lawyer B.'], ['Lawyer B. met Sheikh A.: 2 2026-02-05']])
})

test('posts and representations of the period are ties of their own', async () => {
  const { officer, community, ministry, sheikh, lawyer } = await makeTown()
  await asOwner(async (db) => {
    await db.insert(affiliations).values([
      { contactId: sheikh, organisationId: community, post: 'Mayor' },
      { contactId: sheikh, organisationId: ministry, post: 'Clerk', untilOn: '2020-12-31' },
    ])
    await db.insert(representations).values({ contactId: lawyer, organisationId: community, state: 'contested' })
  })
  const now = await draw(officer, 'organisation', community)
  expect(now?.said).toEqual(['Lawyer B. speaks Druze community: contested', 'Sheikh A. belongs Druze community: Mayor'])
  const then = await draw(officer, 'contact', sheikh, { from: '2019-01-01', until: '2020-01-01' })
  expect(then?.said).toEqual(['Sheikh A. belongs A ministry: Clerk', 'Sheikh A. belongs Druze community: Mayor'])
})

test('what people, and organisations, are to each other in the period is a tie of its own, and leads to those nobody met', async () => {
  const { officer, community, ministry, sheikh, lawyer, minister } = await makeTown()
  await relate(officer, { contactId: lawyer, withId: sheikh, said: 'adviser-of', fromOn: '2026-01-01' })
  await relate(officer, { contactId: sheikh, withId: minister, said: 'family', untilOn: '2020-12-31' })
  await relate(officer, { organisationId: community, withId: ministry, said: 'rival-of' })
  expect((await draw(officer, 'contact', sheikh))?.said).toEqual(['Lawyer B. related Sheikh A.: adviser-of'])
  expect((await draw(officer, 'contact', sheikh, { from: '2020-01-01', until: '2025-12-31' }))?.said).toEqual([
    'Sheikh A. related Minister C.: family',
  ])
  expect((await draw(officer, 'organisation', ministry))?.said).toEqual(['Druze community related A ministry: rival-of'])
})

test('a relation above the reader’s level, or with somebody hidden, is no tie and leads to nobody', async () => {
  const { officer, outsider, sheikh, lawyer, minister } = await makeTown()
  const hidden = await makeContact(officer, 'CANARY', 'confidential')
  await relate(officer, { contactId: sheikh, withId: lawyer, said: 'friend', level: 'confidential' })
  await relate(officer, { contactId: sheikh, withId: hidden, said: 'family' })
  await relate(officer, { contactId: hidden, withId: minister, said: 'family' })
  const [ours, theirs] = [await draw(officer, 'contact', sheikh, { steps: 2 }), await draw(outsider, 'contact', sheikh, { steps: 2 })]
  expect([ours?.names.length, theirs?.names, theirs?.said, theirs?.more]).toEqual([4, ['0 Sheikh A.'], [], 0])
})

test('a relation is told from the end it is told of', () => {
  const node = (id: string, name: string, number: number): NetworkNode => ({
    ...{ id, name, number, nameNl: null, level: 'internal', lastDay: null, kind: 'contact', step: number, x: 0, y: 0 },
  })
  const [sheikh, lawyer] = [node('a', 'Sheikh A.', 0), node('b', 'Lawyer B.', 1)]
  const tie: Tie = { kind: 'related', a: 'b', b: 'a', relation: 'adviser-of', level: 'internal' }
  const { t } = i18nFor('nl')
  expect([sayTie(t, 'nl', tie, lawyer, sheikh), sayTie(t, 'nl', tie, sheikh, lawyer)]).toEqual([
    'Adviseur van \u2068Sheikh A.\u2069',
    'Geadviseerd door \u2068Lawyer B.\u2069',
  ])
})

test('those who stand against each other have a line of their own, friends and advisers another', () => {
  const line = (relation: RelationKind) => lineOf({ kind: 'related', a: 'a', b: 'b', relation, level: 'internal' })
  expect([...contactRelations, ...organisationRelations].filter((relation) => line(relation) === 'against')).toEqual([
    'opposed-to',
    'rival-of',
  ])
  expect([line('friend'), lineOf({ kind: 'speaks', a: 'a', b: 'b', state: 'claimed', byWhom: null })]).toEqual(['related', 'speaks'])
})

test('two steps lead on to those that the nearest met, and one step does not', async () => {
  const { officer, talk, sheikh, lawyer, minister } = await makeTown()
  await talk('2026-01-10', [sheikh, lawyer])
  await talk('2026-01-11', [lawyer, minister])
  expect((await draw(officer, 'contact', sheikh))?.names).toEqual(['0 Sheikh A.', '1 Lawyer B.'])
  expect((await draw(officer, 'contact', sheikh, { steps: 2 }))?.names).toEqual(['0 Sheikh A.', '1 Lawyer B.', '2 Minister C.'])
})

test('the period decides which meetings count, and what is proposed or called off never does', async () => {
  const { officer, talk, sheikh, lawyer } = await makeTown()
  await talk('2025-06-01', [sheikh, lawyer])
  await talk('2026-02-01', [sheikh, lawyer])
  await talk('2026-06-01', [sheikh, lawyer])
  await talk('2026-02-02', [sheikh, lawyer], { status: 'proposed' })
  const off = await talk('2026-02-03', [sheikh, lawyer])
  await asOwner((db) => db.update(engagements).set({ status: 'cancelled', statusBefore: 'confirmed' }).where(eq(engagements.id, off)))
  const said = async (more: Partial<NetworkAsked>) => (await draw(officer, 'contact', sheikh, more))?.said.join()
  expect([
    await said({}),
    await said({ from: '2026-01-01' }),
    await said({ until: '2026-12-31' }),
    await said({ until: '2025-01-01' }),
  ]).toEqual([
    'Lawyer B. met Sheikh A.: 2 2026-02-01',
    'Lawyer B. met Sheikh A.: 1 2026-02-01',
    'Lawyer B. met Sheikh A.: 3 2026-06-01',
    '',
  ])
})

test('a visit with its talks is one meeting, and those of different talks in it did not meet', async () => {
  const { officer, talk, sheikh, lawyer, minister } = await makeTown()
  const visitId = await talk('2026-02-02', [sheikh, lawyer], { kind: 'visit', endsOn: '2026-02-04' })
  await talk('2026-02-03', [sheikh, lawyer], { visitId, slot: 'confirmed' })
  await talk('2026-02-03', [lawyer, minister], { visitId, slot: 'confirmed' })
  expect((await draw(officer, 'contact', sheikh, { steps: 2 }))?.said).toEqual([
    'Lawyer B. met Minister C.: 1 2026-02-03',
    'Lawyer B. met Sheikh A.: 1 2026-02-03',
  ])
  const visit = await draw(officer, 'visit', visitId)
  expect(visit?.said.filter((line) => line.includes(' part '))).toEqual([
    'Talk with the Druze community part Lawyer B.: 2 2026-02-03',
    'Talk with the Druze community part Minister C.: 1 2026-02-03',
    'Talk with the Druze community part Sheikh A.: 1 2026-02-03',
  ])
})

test('a topic brings together those who spoke about it', async () => {
  const { officer, talk, sheikh, lawyer, minister, community } = await makeTown()
  const about = await talk('2026-02-01', [sheikh], { organisationIds: [community] })
  await talk('2026-02-02', [lawyer, minister])
  const topicId = await asOwner(async (db) => {
    const [topic] = await db.insert(topics).values({ name: 'Safe roads' }).returning({ id: topics.id })
    await db.insert(engagementTopics).values({ engagementId: about, topicId: topic?.id ?? '' })
    return topic?.id ?? ''
  })
  expect((await draw(officer, 'topic', topicId))?.names.sort()).toEqual(['0 Safe roads', '1 Druze community', '1 Sheikh A.'])
})

test('our own people are there when they are asked for, and lead nowhere', async () => {
  const { officer, talk, sheikh, minister } = await makeTown()
  await talk('2026-02-01', [sheikh])
  await talk('2026-02-02', [minister])
  expect((await draw(officer, 'contact', sheikh, { steps: 2 }))?.names).toEqual(['0 Sheikh A.'])
  expect((await draw(officer, 'contact', sheikh, { steps: 2, ours: true }))?.names).toEqual(['0 Sheikh A.', '1 Policy officer'])
})

test('a hidden engagement gives neither line nor node nor thickness', async () => {
  const { officer, outsider, talk, sheikh, lawyer, minister } = await makeTown()
  await talk('2026-02-01', [sheikh, lawyer])
  await talk('2026-02-10', [sheikh, lawyer], { level: 'confidential' })
  await talk('2026-02-11', [sheikh, minister], { level: 'confidential' })
  const seen = async (actor: Actor) => {
    const picture = await draw(actor, 'contact', sheikh, { steps: 2 })
    return [picture?.names, picture?.said, picture?.more, picture?.moreTies]
  }
  expect(await seen(officer)).toEqual([
    ['0 Sheikh A.', '1 Lawyer B.', '1 Minister C.'],
    ['Lawyer B. met Sheikh A.: 2 2026-02-10', 'Minister C. met Sheikh A.: 1 2026-02-11'],
    0,
    0,
  ])
  expect(await seen(outsider)).toEqual([['0 Sheikh A.', '1 Lawyer B.'], ['Lawyer B. met Sheikh A.: 1 2026-02-01'], 0, 0])
})

test('a protected contact is in no picture of others, neither as a node nor as a bridge, nor as a beginning', async () => {
  const { officer, manager, talk, sheikh, minister, community } = await makeTown()
  const hidden = await makeContact(officer, 'Canary person', 'need-to-know')
  await asOwner(async (db) => {
    await db.execute(sql`insert into record_access (record_id, member_id, reason) values (${hidden}, ${officer.id}, 'named')`)
    await db.insert(affiliations).values({ contactId: hidden, organisationId: community, post: 'Canary post' })
  })
  await talk('2026-02-01', [sheikh, hidden])
  await talk('2026-02-02', [hidden, minister])
  expect((await draw(officer, 'contact', sheikh, { steps: 2 }))?.names).toContain('2 Minister C.')
  for (const [kind, id] of [
    ['contact', sheikh],
    ['organisation', community],
  ] as const) {
    const picture = await draw(manager, kind, id, { steps: 2, ours: true })
    expect(JSON.stringify(picture)).not.toMatch(new RegExp(`canary|${hidden}`, 'i'))
    expect(picture?.names).not.toContain('2 Minister C.')
  }
  expect(await draw(manager, 'contact', hidden)).toBeUndefined()
})

test('for whom somebody came is not told where that organisation is hidden, nor is it counted', async () => {
  const { officer, outsider, talk, sheikh, lawyer } = await makeTown()
  const hidden = await makeOrganisation(officer, 'Canary council', 'confidential')
  const id = await talk('2026-02-02', [sheikh, lawyer])
  await asOwner((db) => db.update(participants).set({ organisationId: hidden }).where(eq(participants.contactId, sheikh)))
  const nodes = (actor: Actor) => asActor(actor, async (db) => (await presentAt(db, [id])).map(({ node }) => node).includes(hidden))
  expect([await nodes(officer), await nodes(outsider)]).toEqual([true, false])
  expect((await draw(officer, 'contact', lawyer))?.names).toContain('1 Canary council')
  expect(JSON.stringify(await draw(outsider, 'contact', lawyer))).not.toMatch(/canary/i)
})

test('a hidden visit does not make one meeting of the talks in it', async () => {
  const { officer, outsider, talk, sheikh, lawyer } = await makeTown()
  const visitId = await talk('2026-02-02', [], { kind: 'visit', endsOn: '2026-02-04', level: 'confidential' })
  await talk('2026-02-02', [sheikh, lawyer], { visitId, slot: 'confirmed' })
  await talk('2026-02-03', [sheikh, lawyer], { visitId, slot: 'confirmed' })
  const times = async (actor: Actor) => (await draw(actor, 'contact', sheikh))?.said
  expect([await times(officer), await times(outsider)]).toEqual([
    ['Lawyer B. met Sheikh A.: 1 2026-02-03'],
    ['Lawyer B. met Sheikh A.: 2 2026-02-03'],
  ])
})

test('a picture shows the nearest and counts the rest, of what its reader may see', async () => {
  const { officer, outsider, talk, sheikh } = await makeTown()
  const many: string[] = []
  for (let index = 0; index < mostNodes + 5; index += 1)
    many.push(await makeContact(officer, `Guest ${index}`, index < 3 ? 'confidential' : 'internal'))
  await talk('2026-02-01', [sheikh, ...many])
  const counts = async (actor: Actor) => {
    const picture = await draw(actor, 'contact', sheikh)
    return [picture?.nodes.length, picture?.more]
  }
  expect([await counts(officer), await counts(outsider)]).toEqual([
    [mostNodes + 1, 5],
    [mostNodes + 1, 2],
  ])
})

test('the same people and ties are drawn at the same places, in whatever order they come', () => {
  const nodes = [...Array(30).keys()].map((index) => ({ id: `node ${index}`, step: index === 0 ? 0 : index < 9 ? 1 : 2 }))
  const ties: Tie[] = nodes.slice(1).map(({ id }, index) => ({ kind: 'met', a: `node ${index % 5}`, b: id, times: index, lastOn: today }))
  const places = layOut(nodes, ties)
  expect([...layOut(nodes.toReversed(), ties.toReversed())].sort()).toEqual([...places].sort())
  expect(places.get('node 0')).toEqual({ x: pictureSize / 2, y: pictureSize / 2 })
  expect([...places.values()].every(({ x, y }) => Math.min(x, y) >= 20 && Math.max(x, y) <= pictureSize - 20)).toBe(true)
})

test('names lie neither on each other nor on a node', () => {
  const at = (number: number, x: number, y: number, name = 'A name of some length') => ({ id: `${number}`, name, x, y, number })
  const shown = (...nodes: Parameters<typeof labelsOf>[0]) => labelsOf(nodes).map(({ id, anchor }) => `${id} ${anchor}`)
  expect(shown(at(1, 280, 100), at(2, 300, 104))).toEqual(['1 middle', '2 middle'])
  expect(shown(at(1, 280, 100), at(2, 290, 126))).toEqual(['1 middle', '2 middle'])
  expect(shown(at(1, 22, 100), at(2, 540, 100), at(3, 280, 550))).toEqual(['1 start', '2 end', '3 middle'])
  const row = [...Array(5).keys()].map((index) => at(index + 1, 280, 100 + index * 24))
  expect(shown(...row)).toEqual(['1 middle', '2 start', '3 start', '4 start', '5 middle'])
  const crowd = [...Array(25).keys()].map((index) => at(index + 1, 200 + (index % 5) * 30, 200 + Math.floor(index / 5) * 30))
  expect(shown(...crowd).length).toBeLessThan(25)
  expect(labelsOf([at(1, 280, 100, 'The national commission for all that is missing')])[0]?.text).toBe('The national commission…')
})

test('all that a picture is asked by stands in its address, and what is no such thing is left out', () => {
  const id = '01a22bb0-2161-772a-882e-f6b3202a6ed9'
  const path = networkPath({ start: { kind: 'contact', id }, steps: 2, from: '2026-01-01', until: undefined, ours: true })
  expect(networkAsked(new URL(path, 'http://a.test').searchParams)).toEqual({
    ...{ start: { kind: 'contact', id }, steps: 2, from: '2026-01-01', until: undefined, ours: true },
  })
  expect(networkAsked(new URLSearchParams('of=member:1&steps=9&from=x&until=2026-02-30'))).toEqual({
    ...{ start: undefined, steps: 1, from: undefined, until: undefined, ours: false },
  })
})
