import type { EngagementPlan } from './plan.ts'

const duringVisit = { visit: 'commissionVisit', slot: 'confirmed', place: 'Ministry' } as const

/** What surrounds the talks of the visit; the talks themselves are the letter's, and have no hour. */
export const inTheVisit: EngagementPlan[] = [
  {
    ...duringVisit,
    by: 'coordinator',
    title: 'Welcome',
    when: { on: '2026-02-09', from: '09:30', to: '10:00' },
    tier: 'official',
    organisations: ['justiceCommission'],
    contacts: ['headOfDelegation', 'liaison'],
    ours: ['manager', 'coordinator'],
  },
  { ...duringVisit, by: 'coordinator', kind: 'meal', title: 'Lunch', when: { on: '2026-02-09', from: '12:30', to: '13:45' } },
  {
    ...duringVisit,
    by: 'coordinator',
    kind: 'preparation',
    title: 'Preparation',
    when: { on: '2026-02-10', from: '08:30', to: '09:15' },
    oursOnly: true,
    ours: ['manager', 'coordinator', 'officer'],
  },
  {
    ...duringVisit,
    by: 'coordinator',
    kind: 'preparation',
    title: 'Arabic interpreter at hand',
    when: { days: ['2026-02-10', '2026-02-13'] },
    oursOnly: true,
    interpreter: true,
    ours: ['coordinator'],
  },
  {
    ...duringVisit,
    by: 'coordinator',
    kind: 'meal',
    title: 'Dinner',
    when: { on: '2026-02-12', from: '19:00', to: '21:00' },
    place: 'Scheveningen',
  },
  {
    ...duringVisit,
    by: 'coordinator',
    kind: 'transfer',
    title: 'Departure',
    when: { on: '2026-02-14', from: '11:00', to: '12:15' },
    place: 'From the hotel to Schiphol',
  },
]
