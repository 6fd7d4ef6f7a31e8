import { fromLetter } from './letter-note.ts'
import type { OrganisationKey } from './organisations.ts'
import type { EngagementPlan } from './plan.ts'

const week = ['2026-02-09', '2026-02-14'] as const

/** The talks of the visit. The letter gives neither day nor hour, so each stays in the window of the visit. */
const talks: { title: string; with: OrganisationKey }[] = [
  { title: 'Talk with Dutch ministries', with: 'ministries' },
  { title: 'Talk with the Netherlands Forensic Institute (NFI)', with: 'nfi' },
  { title: 'Talk with the International Court of Justice (ICJ)', with: 'icj' },
  { title: 'Talk with the International Criminal Court (ICC)', with: 'icc' },
  { title: 'Talk with the Organisation for the Prohibition of Chemical Weapons (OPCW)', with: 'opcw' },
  { title: 'Talk with Eurojust', with: 'eurojust' },
  { title: 'Talk with international NGOs in peacebuilding and transitional justice', with: 'ngos' },
]

/**
 * What the letter says was held. Structural talks and contacts with the transitional government are in the letter too, but without
 * a single date: those in the calendar are invented, and what the letter says of them stands with the organisations.
 */
export const letterEngagements: EngagementPlan[] = [
  {
    by: 'officer',
    title: 'Talk of then prime minister Schoof with a delegation of the Druze community',
    when: { days: ['2026-02-05', '2026-02-05'] },
    status: 'held',
    tier: 'political',
    organisations: ['druze'],
    topics: ['communities'],
    mark: fromLetter('protection', 'It gives neither hour nor place.'),
  },
  {
    key: 'commissionVisit',
    by: 'coordinator',
    kind: 'visit',
    title: 'Working visit of the Syrian National Commission for Transitional Justice',
    when: { days: week },
    status: 'held',
    tier: 'official',
    place: 'The Netherlands',
    purpose:
      'Exchange knowledge with Dutch and international partners; introduce the Commission to relevant institutions; explore cooperation.',
    host: 'foreignAffairs',
    organisations: ['justiceCommission'],
    contacts: ['headOfDelegation', 'liaison', 'legalAdviser'],
    interpreter: true,
    ours: ['manager', 'coordinator', 'officer'],
    topics: ['justice'],
    mandates: ['truth'],
    mark: fromLetter('capacity', 'The people who take part are invented for the demo.'),
  },
  ...talks.map(
    (talk): EngagementPlan => ({
      by: 'coordinator',
      title: talk.title,
      when: { window: week },
      status: 'held',
      tier: 'official',
      place: 'The Hague',
      visit: 'commissionVisit',
      organisations: ['justiceCommission', talk.with],
      topics: ['justice'],
      mandates: ['truth'],
      mark: fromLetter('capacity', 'It gives neither day nor hour.'),
    }),
  ),
]
