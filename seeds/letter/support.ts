import type { SupportInput } from '#app/domain/organisations/support.server.ts'
import type { Section } from './letter-note.ts'
import type { OrganisationKey } from './organisations.ts'

export type SupportPlan = Omit<SupportInput, 'organisationId' | 'level' | 'deskId'> & { to: OrganisationKey; section: Section }

const civilSociety = 'Support to Syrian civil society, advice to both national commissions'

/** The support the letter tells of; where it gives no amount or period there is none here. */
export const support: SupportPlan[] = [
  { to: 'iiim', what: 'Support', amount: '1000000.00', currency: 'EUR', period: '2024-2026', section: 'impunity' },
  { to: 'ohchrDamascus', what: 'Support', amount: '2500000.00', currency: 'EUR', period: '2026-2027', section: 'impunity' },
  { to: 'ictj', what: civilSociety, section: 'capacity' },
  { to: 'impunityWatch', what: civilSociety, section: 'capacity' },
  {
    to: 'unWomen',
    what: 'Participation of Syrian women in peace and political processes (Syrian Women’s Advisory Board)',
    section: 'protection',
  },
  { to: 'civilSociety', what: 'Decentralised Human Rights Fund', section: 'protection' },
  { to: 'civilSociety', what: 'Policy framework Focus', period: '2026-2030', section: 'protection' },
  {
    to: 'nuffic',
    what: 'Training programme on transitional justice, MENA Scholarship Programme',
    period: 'being set up',
    section: 'capacity',
  },
]
