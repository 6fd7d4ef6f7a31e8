import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeCommitmentState } from '#app/domain/commitments/commands.server.ts'
import { addMandate } from '#app/domain/mandates/commands.server.ts'
import { addTopic } from '#app/domain/topics/commands.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { commitment, contact, engagement, followUp, makeScene, organisation, text } from '../timeline/scene.ts'
import { comes, draftFor } from './scene.ts'

useDatabase({ onBoth: false })

async function makeTable() {
  const scene = await makeScene()
  const { officer } = scene
  const government = await organisation(officer, { name: 'Transitional government', kind: 'government' })
  const druze = await organisation(officer, {
    ...{ name: 'Druze community', original: 'الدروز', originalLanguage: 'ar', aliases: [{ name: 'Druzen' }] },
    ...{ country: 'SY', parentId: government },
  } as object)
  const spokesperson = await contact(officer, {
    ...{ name: 'Spokesperson', original: 'المتحدث', originalLanguage: 'ar', formOfAddress: 'Sheikh', languages: ['ar', 'en'] },
    ...{ remarks: 'Does not shake hands' },
    affiliations: [
      { organisationId: druze, post: 'Head of the council', fromOn: '2024-01-01' },
      { organisationId: government, post: 'Judge', fromOn: '2019-01-01', untilOn: '2023-12-31' },
    ],
    representations: [{ organisationId: druze, state: 'contested', byWhom: 'the elders', matter: 'security', source: 'First call' }],
  } as object)
  const settle = (id: string, state: 'kept' | 'broken' | 'withdrawn') =>
    asActor(officer, (db) => changeCommitmentState(db, officer, id, { state, evidence: 'Letter of 3 February' }))
  return { ...scene, government, druze, spokesperson, settle }
}

test('a draft says who they are, what was said, promised and kept, what we said before, and what to reach', async () => {
  const { officer, druze, spokesperson, settle } = await makeTable()
  const topic = await asActor(officer, (db) => addTopic(db, { name: 'Sweida', nameNl: 'Soeweida' }))
  const mandate = await asActor(officer, (db) =>
    addMandate(db, { reference: '21 501-02 nr. 3073', title: 'motion Piri', asks: 'press for trials' }),
  )
  if (!topic.ok || !mandate.ok) throw new Error('Refused')
  const held = { organisationIds: [druze], topicIds: [topic.id], tier: 'political' as const, place: 'Room B' }
  const last = await engagement(officer, { ...held, title: 'First talk', startsOn: '2023-05-01', status: 'held' })
  await comes(last, spokesperson, { organisationId: druze })
  await text(officer, 'read-out', last, '# Said\n\nThey ask for *monitors*.')
  const elsewhere = await engagement(officer, { title: 'Call with others', startsOn: '2026-01-12', topicIds: [topic.id] })
  await text(officer, 'brief', elsewhere, '# Line\n\nPromise nothing.')
  await commitment(officer, 'Send the report', { organisationId: druze, dueOn: '2026-02-03' })
  await commitment(officer, 'Name a contact', { organisationId: druze, direction: 'theirs' })
  await settle(await commitment(officer, 'Open the road', { organisationId: druze, direction: 'theirs' }), 'broken')
  await settle(await commitment(officer, 'Keep silent', { organisationId: druze, engagementId: elsewhere }), 'withdrawn')
  await followUp(officer, 'Ask the embassy', { organisationId: druze, dueOn: '2026-02-20' })
  const id = await engagement(officer, {
    ...{ startsOn: '2026-12-05', organisationIds: [druze], topicIds: [topic.id], mandateIds: [mandate.id], purpose: 'Hear them.' },
  })
  await comes(id, spokesperson, { organisationId: druze, post: 'Head of delegation' })
  const made = await draftFor(officer, id)
  expect(made.text).toBe(`*Made of what was known on 5 Feb 2026. Read it over before it is used.*

# Aims

- Hear them.
- Carry out motion Piri (21 501-02 nr. 3073): press for trials
- Raise what they did not keep: “Open the road”
- Say how it stands with what we promised: “Send the report”
- Ask how it stands with what they promised: “Name a contact”

# Who they are

- **Druze community** (الدروز): community, part of Transitional government, Syria.
  - Spokesperson speaks for it: contested by the elders, for security. Source: First call.
- **Spokesperson** (المتحدث): comes as Head of delegation, Druze community; Head of the council, Druze community. Address as “Sheikh”. Speaks Arabic (preferred), English.
  - Earlier: Judge, Transitional government, 2019–2023

# Last talks

## 1 May 2023, meeting, Room B, political level

First talk. There: Spokesperson (Judge).

> They ask for monitors.

# What is open

## What we promised

- “Send the report” (due 3 Feb 2026, **2 days late**; with Druze community)

## What they promised

- “Name a contact” (no date agreed; with Druze community)

# Settled since the last talk

- **Broken**: “Open the road” (What they promised; with Druze community; shown by Letter of 3 February)
- **Withdrawn**: “Keep silent” (What we promised; with Druze community; shown by Letter of 3 February)

# Open follow-ups about them

- Ask the embassy (due 20 Feb 2026; owner Policy officer)

# Our earlier lines

## Sweida

**Mind: we promised “Keep silent”, and that was withdrawn.**

- 12 Jan 2026, Call with others (our brief): Promise nothing.

# Handle with care

- Spokesperson says to speak for them, and that is not agreed (Druze community; contested by the elders; Source: First call).
- Spokesperson (internal): Does not shake hands
- Write Druze community; also written Druzen.`)
  expect([made.level, made.leftOut]).toEqual(['internal', []])
  expect(made.sources.map(({ noun, title }) => `${noun}: ${title}`).sort()).toEqual([
    'brief: Call with others',
    'commitment: Keep silent',
    'commitment: Name a contact',
    'commitment: Open the road',
    'commitment: Send the report',
    'contact: Spokesperson',
    'engagement: Call with others',
    'engagement: First talk',
    'follow-up: Ask the embassy',
    'organisation: Druze community',
    'organisation: Transitional government',
    'read-out: First talk',
  ])
  const dutch = (await draftFor(officer, id, 'nl')).text
  expect(dutch.match(/^#+ .*$/gm)).toEqual([
    ...['# Doelen', '# Wie zij zijn', '# Laatste gesprekken', '## 1 mei 2023, gesprek, Room B, politiek niveau', '# Wat openstaat'],
    ...['## Wat wij beloofden', '## Wat zij beloofden', '# Afgedaan sinds het laatste gesprek', '# Open acties over hen'],
    ...['# Wat wij eerder zeiden', '## Soeweida', '# Voorzichtig mee omgaan'],
  ])
})

test('what was kept and what was broken since the last talk with each of them is told, and what was settled before it is not', async () => {
  const { officer, druze, government, settle } = await makeTable()
  const promise = (wording: string, organisationId: string) => commitment(officer, wording, { organisationId })
  await settle(await promise('Kept to the community', druze), 'kept')
  await settle(await promise('Broken to the community', druze), 'broken')
  await settle(await promise('Kept to the government', government), 'kept')
  await engagement(officer, { startsOn: '2026-01-12', organisationIds: [druze] })
  await engagement(officer, { startsOn: '2099-01-12', organisationIds: [government] })
  // Neither was a talk: one was put off, the other is ours alone.
  await engagement(officer, { startsOn: '2099-02-12', organisationIds: [druze], status: 'postponed' })
  await engagement(officer, { startsOn: '2099-02-13', organisationIds: [druze], oursOnly: 'on' } as object)
  const next = await engagement(officer, { startsOn: '2099-03-05', organisationIds: [druze, government] })
  const { settled, text } = await draftFor(officer, next)
  expect(settled.map(({ wording }) => wording).sort()).toEqual(['Broken to the community', 'Kept to the community'])
  expect(text).toContain('Explain what we did not keep: “Broken to the community”')
})

test('with nothing known a draft says so in plain sentences, and leaves out the rest', async () => {
  const { officer, druze } = await makeTable()
  const id = await engagement(officer, { startsOn: '2026-03-05', organisationIds: [druze] })
  const { text } = await draftFor(officer, id)
  expect(text.match(/^# .*$/gm)).toEqual(['# Who they are', '# Last talks', '# What is open', '# Handle with care'])
  expect(text).toContain('No earlier talk with them is known.')
  expect(text).toContain('Nothing is open on either side.')
})

test('of the talks before it only the last five are told, and an interpreter makes nobody a counterpart', async () => {
  const { officer, druze, government } = await makeTable()
  const interpreter = await contact(officer, { name: 'Interpreter' })
  for (const day of ['01', '02', '03', '04', '05', '06']) {
    await engagement(officer, { title: `Talk of ${day}`, startsOn: `2026-01-${day}`, organisationIds: [druze] })
  }
  const other = await engagement(officer, { title: 'With others', startsOn: '2026-01-20', organisationIds: [government] })
  await comes(other, interpreter, { role: 'interpreter', side: 'third' })
  await engagement(officer, { title: 'Not yet', startsOn: '2026-02-20', organisationIds: [druze] })
  await engagement(officer, { title: 'Never agreed', startsOn: '2026-01-21', organisationIds: [druze], status: 'proposed' })
  const id = await engagement(officer, { startsOn: '2026-03-05', organisationIds: [druze] })
  await comes(id, interpreter, { role: 'interpreter', side: 'third' })
  const { talks } = await draftFor(officer, id)
  expect(talks.map(({ title }) => title)).toEqual(['Talk of 06', 'Talk of 05', 'Talk of 04', 'Talk of 03', 'Talk of 02'])
})
