import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { type LookupKind, lookup } from '#app/domain/search/lookup.server.ts'
import { type SearchGroup, searchAll } from '#app/domain/search/results.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { commitment, contact, engagement, followUp, makeScene, organisation, text } from '#tests/timeline/scene.ts'

useDatabase()

/** What is found, by kind: names or titles in order. */
async function found(actor: Actor, words: string, only?: SearchGroup): Promise<Record<string, string[]>> {
  const results = await asActor(actor, (db) => searchAll(db, words, only))
  if (results.state !== 'searched') return {}
  const records = results.records.map(({ group, found: rows }) => [group, rows.map((row) => row.name)])
  const texts = results.texts.map(({ group, found: rows }) => [group, rows.map((row) => row.title.map((piece) => piece.text).join(''))])
  return Object.fromEntries([...records, ...texts])
}

const spellings = [
  ['Sweida', 'Suwayda', 'As-Suwayda', 'Sweïda', 'السويداء'],
  ['Latakia', 'Lattakia', 'اللاذقية'],
  ['Druze', 'druzen', 'Druzen', 'الدروز'],
  ['Alawite', 'alawieten', 'العلويون'],
  ['Damascus', 'Damaskus', 'دمشق'],
]

test('every spelling finds the organisation, whichever of them it is written in', async () => {
  const { coordinator } = await makeScene()
  for (const group of spellings) {
    for (const written of group) await organisation(coordinator, { name: `${written} council` })
    for (const typed of group) {
      const names = (await found(coordinator, typed, 'organisation')).organisation ?? []
      expect([typed, names.sort()]).toEqual([typed, group.map((written) => `${written} council`).sort()])
    }
  }
})

test('every spelling finds the texts that hold another', async () => {
  const { coordinator } = await makeScene()
  for (const group of spellings) {
    for (const written of group) await followUp(coordinator, `Ask about ${written} again`)
    for (const typed of group) {
      const titles = (await found(coordinator, typed, 'follow-up'))['follow-up'] ?? []
      expect([typed, titles.sort()]).toEqual([typed, group.map((written) => `Ask about ${written} again`).sort()])
    }
  }
})

test('the page says why something was found that is not called so', async () => {
  const { coordinator } = await makeScene()
  await organisation(coordinator, { aliases: [{ name: 'Mowahhidoun', language: 'ar' }] })
  const why = async (words: string) => {
    const results = await asActor(coordinator, (db) => searchAll(db, words))
    return results.state === 'searched' && results.records[0]?.found[0]?.why
  }
  expect([await why('druze comm'), await why('mowahhidoun'), await why('الدروز'), await why('communiky')]).toEqual([
    undefined,
    { how: 'also-written', name: 'Mowahhidoun', language: 'ar' },
    { how: 'sounds-like', name: 'Druze', language: null },
    { how: 'nearly', name: 'Druze community', language: null },
  ])
})

test('words are looked for in titles, purposes, briefs, read-outs, follow-ups and commitments, in any order', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator, { name: 'Commission' })
  const id = await engagement(coordinator, { title: 'First call', purpose: 'An escort for convoys' })
  await text(coordinator, 'brief', id, 'Ask for the escort of convoys.')
  await text(coordinator, 'read-out', id, `${'Much was said. '.repeat(100)}In the end convoys got an escort.`)
  await followUp(coordinator, 'Convoys: arrange an escort')
  await commitment(coordinator, 'Escort the convoys', { organisationId })
  expect(await found(coordinator, 'escort convoys')).toEqual({
    engagement: ['First call'],
    'read-out': ['First call'],
    brief: ['First call'],
    'follow-up': ['Convoys: arrange an escort'],
    commitment: ['Escort the convoys'],
  })
  expect(await found(coordinator, 'escort tanks')).toEqual({})
})

test('a word is found in its other forms in English, Dutch and Arabic, and marked', async () => {
  const { coordinator } = await makeScene()
  const bodies = ['Both parties spoke.', 'Er waren drie vergaderingen.', 'حضر وفود كثيرون']
  for (const [place, body] of bodies.entries()) {
    await text(coordinator, 'read-out', await engagement(coordinator, { title: `Talk ${place}` }), body)
  }
  const snippet = async (words: string) => {
    const results = await asActor(coordinator, (db) => searchAll(db, words, 'read-out'))
    const pieces = (results.state === 'searched' && results.texts[0]?.found[0]?.snippet) || []
    return pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('')
  }
  expect([await snippet('party'), await snippet('vergaderen'), await snippet('كثيرين'), await snippet('partridge')]).toEqual([
    'Both [parties] spoke.',
    'Er waren drie [vergaderingen].',
    'حضر وفود [كثيرون]',
    '',
  ])
})

test('wildcards and quotes are letters like any other', async () => {
  const { coordinator } = await makeScene()
  await followUp(coordinator, 'Plain title')
  const nothing = await Promise.all(['p%n', 'pl_n', "plain' or 'a'='a", 'pl\\n'].map((words) => found(coordinator, words)))
  expect(nothing).toEqual([{}, {}, {}, {}])
})

test('too little, nothing and far too much are answered in their own way', async () => {
  const { coordinator } = await makeScene()
  const state = async (words: string) => (await asActor(coordinator, (db) => searchAll(db, words))).state
  expect([await state(''), await state('  '), await state('x'), await state('%%'), await state('q'.repeat(5000))]).toEqual([
    'empty',
    'empty',
    'too-short',
    'too-short',
    'searched',
  ])
})

test('ten of a kind are shown and all are counted; asked for alone, up to a hundred are shown', async () => {
  const { coordinator } = await makeScene()
  for (let number = 0; number < 12; number += 1) await followUp(coordinator, `Write to office ${number}`)
  const shown = async (only?: SearchGroup) => {
    const results = await asActor(coordinator, (db) => searchAll(db, 'office', only))
    return results.state === 'searched' && results.texts.map((group) => [group.count, group.more, group.found.length])
  }
  expect([await shown(), await shown('follow-up')]).toEqual([[[12, false, 10]], [[12, false, 12]]])
})

test('each level of everything is found by, and counted for, just those who may see it', async () => {
  const scene = await makeScene()
  const { coordinator, participant } = scene
  const organisationId = await organisation(coordinator, { name: 'Known to all' })
  for (const level of ['public', 'internal', 'confidential', 'need-to-know'] as const) {
    const title = `Zephyr ${level}`
    await organisation(coordinator, { name: title, level })
    await contact(coordinator, { name: title, level })
    const id = await engagement(coordinator, { title, level, memberIds: [participant.id] })
    await text(coordinator, 'brief', id, 'Zephyr before', level)
    await text(coordinator, 'read-out', id, 'Zephyr after', level)
    await followUp(coordinator, title, { level })
    await commitment(coordinator, title, { organisationId, level })
  }
  const open = ['internal', 'public']
  const desk = ['confidential', 'internal', 'public']
  const all = ['confidential', 'internal', 'need-to-know', 'public']
  const expected: Record<keyof typeof scene, [meetings: string[], rest: string[]]> = {
    coordinator: [all, all],
    officer: [desk, desk],
    stranger: [open, open],
    viewer: [open, open],
    participant: [all, open],
    manager: [desk, desk],
    administrator: [open, open],
  }
  for (const [name, [meetings, rest]] of Object.entries(expected)) {
    const actor = scene[name as keyof typeof scene]
    const results = await found(actor, 'zephyr')
    const levels = Object.fromEntries(
      Object.entries(results).map(([group, titles]) => [group, titles.map((title) => title.replace('Zephyr ', '')).sort()]),
    )
    expect([name, levels]).toEqual([
      name,
      {
        organisation: rest,
        contact: rest,
        engagement: meetings,
        'read-out': meetings,
        brief: meetings,
        'follow-up': rest,
        commitment: rest,
      },
    ])
  }
})

test('a brief or read-out stricter than its engagement is not found by those who see only the engagement', async () => {
  const { coordinator, viewer } = await makeScene()
  const id = await engagement(coordinator, { title: 'Open talk' })
  await text(coordinator, 'brief', id, 'Basilisk before', 'confidential')
  await text(coordinator, 'read-out', id, 'Basilisk after', 'confidential')
  expect([await found(coordinator, 'basilisk'), await found(viewer, 'basilisk')]).toEqual([
    { 'read-out': ['Open talk'], brief: ['Open talk'] },
    {},
  ])
})

test('a name leads to its record alone: a hidden alias gives nothing away, to search or to a picker', async () => {
  const { coordinator, viewer } = await makeScene()
  await contact(coordinator, { name: 'Quiet source', level: 'need-to-know', aliases: [{ name: 'Falcon' }] })
  const picked = async (actor: Actor) => (await asActor(actor, (db) => lookup(db, 'falcon'))).map((row) => row.name)
  expect([await found(coordinator, 'falcon'), await found(viewer, 'falcon')]).toEqual([{ contact: ['Quiet source'] }, {}])
  expect([await picked(coordinator), await picked(viewer)]).toEqual([['Quiet source'], []])
})

test('a picker is offered organisations, contacts with their post, and members, by two letters at least', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator, { name: 'Visitors’ bureau', kind: 'institute' })
  await contact(coordinator, {
    name: 'Visitor',
    affiliations: [
      { organisationId, post: 'Former clerk', untilOn: '2020-01-01' },
      { organisationId, post: 'Head' },
    ],
  })
  const offered = async (words: string, kinds?: LookupKind[]) =>
    (await asActor(coordinator, (db) => lookup(db, words, 20, kinds))).map(({ kind, name, note, organisationKind }) => [
      kind,
      name,
      note,
      organisationKind,
    ])
  expect(await offered('vi')).toEqual([
    ['organisation', 'Visitors’ bureau', null, 'institute'],
    ['contact', 'Visitor', 'Head, Visitors’ bureau', null],
    ['member', 'Viewer', null, null],
    ['member', 'Visit coordinator', null, null],
  ])
  expect([await offered('v'), await offered('visit', ['member'])]).toEqual([[], [['member', 'Visit coordinator', null, null]]])
})
