import type { OrganisationInput } from '#app/domain/organisations/input.ts'
import { institutions } from './institutions.ts'
import type { Section } from './letter-note.ts'

export type OrganisationPlan = Omit<OrganisationInput, 'deskId' | 'level' | 'parentId' | 'namedIds'> & {
  section: Section
  /** Key of the organisation above it, which stands earlier in the list. */
  parent?: string
  /** What of it is not in the letter. */
  caution?: string
}

const rhythm = 'The agreed rhythm of contact is invented for the demo.'
const talks =
  'Structural talks take place with Syrian communities and civil society, at official and political level, to follow security and human rights and to give shape to the Dutch efforts.'

const communities = {
  druze: {
    name: 'Druze community',
    original: 'الدروز',
    originalLanguage: 'ar',
    aliases: [{ name: 'Druze' }, { name: 'druzen', language: 'nl' }, { name: 'Druzen' }, { name: 'druzen-gemeenschap', language: 'nl' }],
    kind: 'community',
    country: 'SY',
    description: talks,
    cadenceWeeks: 6,
    section: 'protection',
    caution: rhythm,
  },
  alawite: {
    name: 'Alawite community',
    original: 'العلويون',
    originalLanguage: 'ar',
    aliases: [{ name: 'Alawite' }, { name: 'alawieten', language: 'nl' }, { name: 'alawitische gemeenschap', language: 'nl' }],
    kind: 'community',
    country: 'SY',
    description: talks,
    cadenceWeeks: 6,
    section: 'protection',
    caution: rhythm,
  },
  christian: {
    name: 'Christian community',
    aliases: [{ name: 'christenen', language: 'nl' }],
    kind: 'community',
    country: 'SY',
    description: talks,
    cadenceWeeks: 6,
    section: 'protection',
    caution: rhythm,
  },
  kurdish: {
    name: 'Kurdish community',
    aliases: [{ name: 'Koerden', language: 'nl' }],
    kind: 'community',
    country: 'SY',
    description: talks,
    cadenceWeeks: 6,
    section: 'protection',
    caution: rhythm,
  },
  civilSociety: {
    name: 'Syrian civil society',
    aliases: [{ name: 'Syrisch maatschappelijk middenveld', language: 'nl' }],
    kind: 'community',
    country: 'SY',
    description: talks,
    cadenceWeeks: 4,
    section: 'protection',
    caution: rhythm,
  },
} satisfies Record<string, OrganisationPlan>

const syrian = {
  government: {
    name: 'Syrian transitional government',
    aliases: [
      { name: 'Syrian transitional authorities' },
      { name: 'Syrische overgangsregering', language: 'nl' },
      { name: 'Syrische overgangsautoriteiten', language: 'nl' },
    ],
    kind: 'government',
    country: 'SY',
    description: 'In contacts with it the Netherlands calls for independent monitoring, trials and protection of all communities.',
    section: 'protection',
  },
  justiceCommission: {
    name: 'Syrian National Commission for Transitional Justice',
    original: 'الهيئة الوطنية للعدالة الانتقالية',
    originalLanguage: 'ar',
    aliases: [{ name: 'Nationale Syrische Commissie voor Transitional Justice', language: 'nl' }],
    kind: 'national-commission',
    country: 'SY',
    description: 'Its task: truth-finding, gathering of evidence, accountability and reparation. ICTJ and Impunity Watch advise it.',
    cadenceWeeks: 8,
    section: 'capacity',
    caution: `${rhythm} The Arabic name is not in the letter.`,
  },
  missingCommission: {
    name: 'Syrian National Commission for Missing Persons',
    aliases: [{ name: 'Nationale Syrische Commissie voor Missing Persons', language: 'nl' }],
    kind: 'national-commission',
    country: 'SY',
    description:
      'According to international organisations more than 130,000 people in Syria are still missing. ICTJ and Impunity Watch advise the Commission.',
    section: 'capacity',
  },
  womensBoard: {
    name: 'Syrian Women’s Advisory Board',
    kind: 'advisory-body',
    country: 'SY',
    description: 'Consulted Syrians in several regions and advises the UN Special Envoy for Syria and other international policy makers.',
    section: 'protection',
  },
} satisfies Record<string, OrganisationPlan>

/** Every community, institution and partner the letter names. */
export const organisations = { ...communities, ...syrian, ...institutions }

export type OrganisationKey = keyof typeof organisations
