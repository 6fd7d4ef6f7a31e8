import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { contactsPage } from '#app/domain/contacts/queries.server.ts'
import type { EntryKind, TimelineEntry } from '#app/domain/timeline/entries.ts'
import type { Subject } from '#app/domain/timeline/met.server.ts'
import { type TimelineFilter, timelineOf } from '#app/domain/timeline/queries.server.ts'
import { assessment } from '#tests/assessments/scene.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { commitment, contact, engagement, followUp, makeScene, now, organisation, text, zone } from './scene.ts'

useDatabase({ onBoth: false })

const timeline = (actor: Actor, of: Subject, filter?: TimelineFilter) =>
  asActor(actor, (db) => timelineOf(db, of, { zone, now: now.toISOString() }, filter))

const nameOf = (entry: TimelineEntry): string => {
  if (entry.kind === 'change') return `${entry.who} ${entry.verb}`
  if (entry.kind === 'assessment') return entry.note
  return entry.kind === 'commitment' ? entry.wording : entry.title
}

const lines = (entries: TimelineEntry[]) =>
  entries.filter((entry) => entry.kind !== 'change').map((entry) => `${entry.on} ${nameOf(entry)}`)

test('a timeline holds engagements, follow-ups, commitments and changes, the newest first', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  await engagement(coordinator, { title: 'Introductory call', kind: 'call', startsOn: '2026-01-14', organisationIds: [organisationId] })
  await engagement(coordinator, { title: 'Next talk', startsOn: '2026-02-12', organisationIds: [organisationId] })
  await followUp(coordinator, 'Receive the last names', { organisationId, dueOn: '2026-02-06' })
  await commitment(coordinator, 'Share the programme', { organisationId, givenOn: '2026-01-29', dueOn: '2026-02-04' })
  await commitment(coordinator, 'Name a contact', { organisationId, direction: 'theirs', dueOn: '2026-03-01' })
  const { entries, counts, earlier } = await timeline(coordinator, { organisationId })
  expect({ lines: lines(entries), counts, earlier }).toEqual({
    lines: [
      '2026-03-01 Name a contact',
      '2026-02-12 Next talk',
      '2026-02-06 Receive the last names',
      '2026-01-29 Share the programme',
      '2026-01-14 Introductory call',
    ],
    counts: { engagement: 2, 'read-out': 0, 'follow-up': 1, commitment: 2, assessment: 0, change: 1 },
    earlier: undefined,
  })
  expect(entries.filter((entry) => entry.kind === 'change').map(nameOf)).toEqual(['Visit coordinator created'])
})

test('a read-out stands as an excerpt under its engagement, is counted, and has a list of its own', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  const id = await engagement(coordinator, { title: 'Call', kind: 'call', organisationIds: [organisationId] })
  await text(coordinator, 'read-out', id, '# Agreed\n\nDates **fixed**, [list](https://example.org) follows.')
  const all = await timeline(coordinator, { organisationId })
  const call = all.entries.find((entry) => entry.kind === 'engagement')
  expect(call?.kind === 'engagement' && call.readOuts.map((readOut) => readOut.excerpt)).toEqual(['Agreed Dates fixed, list follows.'])
  expect(all.counts['read-out']).toBe(1)
  const own = await timeline(coordinator, { organisationId }, { show: 'read-out' })
  expect(own.entries.map((entry) => [entry.kind, nameOf(entry)])).toEqual([['read-out', 'Call']])
})

test('a visit stands for its programme and says how many talks it holds; a talk with a read-out stands by itself', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator, { name: 'Commission', kind: 'national-commission' })
  const visitId = await engagement(coordinator, {
    kind: 'visit',
    title: 'Working visit',
    startsOn: '2026-02-09',
    endsOn: '2026-02-14',
    organisationIds: [organisationId],
  })
  const inside = { visitId, organisationIds: [organisationId], startsOn: '2026-02-09', endsOn: '2026-02-14', timing: 'window' as const }
  await engagement(coordinator, { title: 'Talk with the ICC', ...inside })
  await engagement(coordinator, { title: 'Lunch', kind: 'meal', ...inside })
  const told = await engagement(coordinator, { title: 'Talk with the NFI', ...inside })
  await text(coordinator, 'read-out', told, 'They wish to come back.')
  const { entries, counts } = await timeline(coordinator, { organisationId }, { show: 'engagement' })
  expect(entries.map((entry) => entry.kind === 'engagement' && [entry.title, entry.talks, entry.visit?.title ?? null])).toEqual(
    expect.arrayContaining([
      ['Working visit', 2, null],
      ['Talk with the NFI', 0, 'Working visit'],
    ]),
  )
  expect(counts).toEqual({ engagement: 2, 'read-out': 1, 'follow-up': 0, commitment: 0, assessment: 0, change: 1 })
})

test('a visit names its talks: those the reader may know, in their order, at most twenty-five', async () => {
  const { coordinator, administrator } = await makeScene()
  const organisationId = await organisation(coordinator, { name: 'Commission', kind: 'national-commission' })
  const visitId = await engagement(coordinator, {
    kind: 'visit',
    title: 'Long visit',
    startsOn: '2026-02-01',
    endsOn: '2026-02-28',
    organisationIds: [organisationId],
  })
  const days = Array.from({ length: 26 }, (_, day) => `2026-02-${String(day + 1).padStart(2, '0')}`)
  for (const on of days) await engagement(coordinator, { title: `Talk of ${on}`, visitId, startsOn: on, endsOn: on })
  await engagement(coordinator, { title: 'Hidden talk', level: 'confidential', visitId, startsOn: '2026-02-01', endsOn: '2026-02-01' })
  const [seen] = (await timeline(administrator, { organisationId }, { show: 'engagement' })).entries
  expect(seen?.kind === 'engagement' && [seen.talks, seen.programme.map(({ title, on }) => [title, on])]).toEqual([
    26,
    days.slice(0, 25).map((on) => [`Talk of ${on}`, on]),
  ])
})

test('a participant who spoke for an organisation at the time brings the engagement onto its timeline', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  const speaker = await contact(coordinator, {
    name: 'Speaker',
    representations: [{ organisationId, state: 'claimed', fromOn: '2026-01-01', untilOn: '2026-01-31' }],
  })
  await engagement(coordinator, { title: 'While speaking for it', startsOn: '2026-01-31', contactIds: [speaker] })
  await engagement(coordinator, { title: 'Afterwards', startsOn: '2026-02-01', contactIds: [speaker] })
  const ofOrganisation = await timeline(coordinator, { organisationId })
  const ofContact = await timeline(coordinator, { contactId: speaker })
  expect([lines(ofOrganisation.entries), lines(ofContact.entries)]).toEqual([
    ['2026-01-31 While speaking for it'],
    ['2026-02-01 Afterwards', '2026-01-31 While speaking for it'],
  ])
})

test('a follow-up belongs to the organisation it names, or to all who were met where it arose', async () => {
  const { coordinator } = await makeScene()
  const druze = await organisation(coordinator)
  const alawite = await organisation(coordinator, { name: 'Alawite community' })
  const engagementId = await engagement(coordinator, { organisationIds: [druze, alawite] })
  await followUp(coordinator, 'Thank both', { engagementId })
  await followUp(coordinator, 'Send the Druze the text', { engagementId, organisationId: druze })
  const titles = async (organisationId: string) =>
    (await timeline(coordinator, { organisationId }, { show: 'follow-up' })).entries.map(nameOf).sort()
  expect([await titles(druze), await titles(alawite)]).toEqual([['Send the Druze the text', 'Thank both'], ['Thank both']])
})

test('a long timeline goes on where the page before it ended, each entry once, however many share a moment', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  for (let number = 0; number < 53; number += 1) {
    await followUp(coordinator, `Step ${number}`, { organisationId, dueOn: number < 30 ? '2026-03-01' : '2026-03-02' })
  }
  const first = await timeline(coordinator, { organisationId }, { show: 'follow-up' })
  const second = await timeline(coordinator, { organisationId }, { show: 'follow-up', before: first.earlier })
  const ids = [...first.entries, ...second.entries].map((entry) => entry.id)
  expect([first.entries.length, second.entries.length, new Set(ids).size, second.earlier]).toEqual([50, 3, 53, undefined])
})

test('a timeline is read from a day back, of which the end is the reader’s own', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  await engagement(coordinator, { title: 'Next day', startsOn: '2026-01-30', organisationIds: [organisationId] })
  await engagement(coordinator, { title: 'That day', startsOn: '2026-01-29', organisationIds: [organisationId] })
  await engagement(coordinator, { title: 'Day before', startsOn: '2026-01-28', organisationIds: [organisationId] })
  await assessment(coordinator, { organisationId, assessedOn: '2026-01-30', note: 'Seen next day' })
  const from = async (before: string) => {
    const { entries, counts } = await timeline(coordinator, { organisationId }, { before })
    return [
      entries
        .flatMap((entry) => (entry.kind === 'engagement' ? [entry.title] : entry.kind === 'assessment' ? [entry.note] : []))
        .join(', '),
      counts.engagement,
    ]
  }
  expect([await from('2026-01-29'), await from('2026-01-30'), await from('2025-12-31')]).toEqual([
    ['That day, Day before', 3],
    ['Seen next day, Next day, That day, Day before', 3],
    ['', 3],
  ])
})

test('a place that is no place is the beginning', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  const whole = await timeline(coordinator, { organisationId })
  for (const before of [
    '',
    'x',
    '2026-02-30',
    '9999-12-31',
    "'; drop table names; --",
    '2026-99-99T00:00:00.000Z_x',
    `9999-12-31T23:59:59.999Z_${organisationId}x`,
  ]) {
    expect(await timeline(coordinator, { organisationId }, { before })).toEqual(whole)
  }
})

test('what is dated stands on its day in the reader’s zone, whatever the clock says in UTC', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  const late = {
    kind: 'call' as const,
    timing: 'timed' as const,
    startsTime: '00:30',
    endsTime: '01:00',
    organisationIds: [organisationId],
  }
  await engagement(coordinator, { title: 'Night call', startsOn: '2026-02-06', ...late })
  await followUp(coordinator, 'Due that day', { organisationId, dueOn: '2026-02-05' })
  const { entries } = await timeline(coordinator, { organisationId })
  expect(lines(entries)).toEqual(['2026-02-06 Night call', '2026-02-05 Due that day'])
})

const shown = async (actor: Actor, of: Subject, kind: EntryKind) => {
  const { entries, counts } = await timeline(actor, of, { show: kind })
  expect(counts[kind], 'counted as shown').toBe(entries.length)
  return entries.map(nameOf).sort()
}

test('each level of everything on a timeline is shown to, and counted for, just those who may see it', async () => {
  const scene = await makeScene()
  const { coordinator, participant } = scene
  const organisationId = await organisation(coordinator)
  for (const level of ['public', 'internal', 'confidential', 'need-to-know'] as const) {
    const id = await engagement(coordinator, { title: level, level, organisationIds: [organisationId], memberIds: [participant.id] })
    await text(coordinator, 'read-out', id, `Said at level ${level}`, level)
    await followUp(coordinator, level, { organisationId, level })
    await commitment(coordinator, level, { organisationId, level })
  }
  const open = ['internal', 'public']
  const desk = ['confidential', 'internal', 'public']
  const all = ['confidential', 'internal', 'need-to-know', 'public']
  const expected: Record<keyof typeof scene, [engagements: string[], rest: string[]]> = {
    coordinator: [all, all],
    officer: [desk, desk],
    stranger: [open, open],
    viewer: [open, open],
    participant: [all, open],
    manager: [desk, desk],
    administrator: [open, open],
  }
  for (const [name, [engagements, rest]] of Object.entries(expected)) {
    const actor = scene[name as keyof typeof scene]
    expect([name, await shown(actor, { organisationId }, 'engagement')]).toEqual([name, engagements])
    expect([name, await shown(actor, { organisationId }, 'read-out')]).toEqual([name, engagements])
    expect([name, await shown(actor, { organisationId }, 'follow-up')]).toEqual([name, rest])
    expect([name, await shown(actor, { organisationId }, 'commitment')]).toEqual([name, rest])
  }
})

test('a stricter read-out is neither quoted nor counted for those who see only its engagement', async () => {
  const { coordinator, viewer } = await makeScene()
  const organisationId = await organisation(coordinator)
  const id = await engagement(coordinator, { title: 'Call', organisationIds: [organisationId] })
  await text(coordinator, 'read-out', id, 'What was said in confidence', 'confidential')
  const { entries, counts } = await timeline(viewer, { organisationId })
  const call = entries.find((entry) => entry.kind === 'engagement')
  expect([call?.kind === 'engagement' && call.readOuts, counts['read-out']]).toEqual([[], 0])
})

test('an engagement is no sign of an organisation to those who may not know the contact who spoke for it', async () => {
  const { coordinator, viewer } = await makeScene()
  const organisationId = await organisation(coordinator)
  const hidden = await contact(coordinator, { level: 'need-to-know', representations: [{ organisationId, state: 'recognised' }] })
  await engagement(coordinator, { title: 'Quiet talk', contactIds: [hidden] })
  expect([
    await shown(coordinator, { organisationId }, 'engagement'),
    await shown(viewer, { organisationId }, 'engagement'),
    await shown(viewer, { contactId: hidden }, 'engagement'),
    await shown(viewer, { contactId: hidden }, 'change'),
  ]).toEqual([['Quiet talk'], [], [], []])
})

test('a hidden organisation has no timeline and no contacts, even where its talks and its people may be known', async () => {
  const { coordinator, viewer } = await makeScene()
  const organisationId = await organisation(coordinator, { level: 'confidential' })
  const speaker = await contact(coordinator, {
    affiliations: [{ organisationId, post: 'Head' }],
    representations: [{ organisationId, state: 'recognised' }],
  })
  await engagement(coordinator, { title: 'With it', organisationIds: [organisationId] })
  await engagement(coordinator, { title: 'Through its speaker', contactIds: [speaker] })
  const people = async (actor: Actor) => (await asActor(actor, (db) => contactsPage(db, { organisationId }, now))).total
  expect([await shown(coordinator, { organisationId }, 'engagement'), await people(coordinator)]).toEqual([
    ['Through its speaker', 'With it'],
    1,
  ])
  expect([await shown(viewer, { organisationId }, 'engagement'), await people(viewer)]).toEqual([[], 0])
})
