import { weekdayOf } from '#app/lib/dates.ts'
import type { Days } from './days.ts'
import { invented } from './letter-note.ts'
import type { EngagementPlan } from './plan.ts'

/** The four days of the coming visit, Monday to Thursday: twelve days ahead at the least, so that nothing else falls on them. */
export function visitDays({ workday, weekday }: Days): [string, string, string, string] {
  const week = weekdayOf(workday(0)) <= 3 ? 2 : 3
  return [weekday(week, 1), weekday(week, 2), weekday(week, 3), weekday(week, 4)]
}

const item = { by: 'coordinator', visit: 'comingVisit', tier: 'official', place: 'Ministry, room A' } as const
const delegation = { organisations: ['missingCommission'], contacts: ['missionHead', 'missingAdviser'] } satisfies Partial<EngagementPlan>

/** An invented visit that is being prepared: talks that are settled, held, optional and still without a day. */
export function comingVisit(days: Days): EngagementPlan[] {
  const [monday, tuesday, wednesday, thursday] = visitDays(days)
  const friday = days.weekday(1, 5)
  return [
    {
      key: 'comingVisit',
      by: 'coordinator',
      kind: 'visit',
      title: 'Visit of the Syrian National Commission for Missing Persons',
      when: { days: [monday, thursday] },
      status: 'tentative',
      tier: 'official',
      place: 'The Hague',
      purpose:
        'See how remains are identified and how families are told; meet those who keep evidence; agree what the Netherlands can train.',
      host: 'foreignAffairs',
      ...delegation,
      interpreter: true,
      ours: ['manager', 'coordinator', 'officer'],
      topics: ['missing', 'evidence'],
      mandates: ['truth'],
      brief: {
        body: 'The delegation brings five people. Two of them speak no English. Families of missing persons ask not to be named anywhere.',
      },
      mark: invented('The letter names the Commission, but no visit of it.'),
    },
    {
      ...item,
      ...delegation,
      title: 'Welcome and programme',
      when: { on: monday, from: '09:30', to: '10:00' },
      slot: 'confirmed',
      ours: ['manager', 'coordinator'],
    },
    {
      ...item,
      key: 'ministriesTalk',
      title: 'Talk with Dutch ministries',
      when: { on: monday, from: '10:15', to: '12:15' },
      slot: 'confirmed',
      organisations: ['missingCommission', 'ministries'],
      contacts: ['missionHead', 'missingAdviser'],
      ours: ['manager', 'officer'],
      interpreter: true,
      topics: ['missing'],
      mandates: ['truth'],
    },
    { ...item, kind: 'meal', title: 'Lunch', when: { on: monday, from: '12:30', to: '13:45' }, slot: 'hold', holdUntil: `${friday}T12:00` },
    {
      ...item,
      kind: 'preparation',
      title: 'Preparation',
      when: { on: tuesday, from: '08:30', to: '09:00' },
      slot: 'confirmed',
      oursOnly: true,
      ours: ['manager', 'coordinator', 'officer'],
    },
    {
      ...item,
      kind: 'transfer',
      title: 'Transfer to NFI',
      when: { on: tuesday, from: '09:20', to: '09:45' },
      slot: 'confirmed',
      place: 'From the hotel',
    },
    {
      ...item,
      title: 'Netherlands Forensic Institute (NFI)',
      when: { on: tuesday, from: '10:00', to: '12:00' },
      slot: 'hold',
      holdUntil: `${friday}T12:00`,
      place: 'NFI',
      organisations: ['missingCommission', 'nfi'],
      contacts: ['missionHead', 'forensicContact'],
      ours: ['coordinator'],
      interpreter: true,
      topics: ['missing', 'evidence'],
    },
    {
      ...item,
      kind: 'meal',
      title: 'Lunch',
      when: { on: tuesday, from: '12:30', to: '13:30' },
      slot: 'hold',
      holdUntil: `${friday}T17:00`,
      place: 'NFI',
    },
    {
      ...item,
      title: 'Impunity Watch and ICTJ: advice to the Commission',
      when: { on: wednesday, from: '10:00', to: '12:00' },
      slot: 'option',
      organisations: ['missingCommission', 'impunityWatch', 'ictj'],
      contacts: ['missingAdviser', 'watchAdviser'],
      ours: ['officer'],
      topics: ['justice', 'missing'],
    },
    {
      ...item,
      title: 'Families of missing persons',
      when: { on: wednesday, from: '14:00', to: '15:30' },
      slot: 'confirmed',
      level: 'confidential',
      waits: true,
      place: 'Told by telephone',
      organisations: ['missingCommission', 'civilSociety'],
      contacts: ['missionHead', 'familiesOfMissing'],
      ours: ['manager', 'officer'],
      interpreter: true,
      topics: ['missing'],
    },
    { ...item, kind: 'free', title: 'Free', when: { on: thursday, from: '09:00', to: '12:00' }, place: undefined },
    {
      ...item,
      kind: 'transfer',
      title: 'Departure',
      when: { on: thursday, from: '15:00', to: '16:15' },
      slot: 'option',
      place: 'From the hotel to Schiphol',
    },
    {
      ...item,
      key: 'ngosTalk',
      title: 'Talk with international NGOs in peacebuilding and transitional justice',
      when: { window: [monday, thursday] },
      status: 'proposed',
      place: 'The Hague',
      organisations: ['missingCommission', 'ngos'],
      contacts: ['missionHead'],
      ours: ['officer'],
      topics: ['justice'],
    },
  ]
}
