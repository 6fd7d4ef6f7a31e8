import type { OrganisationPlan } from './organisations.ts'

const dutch = {
  foreignAffairs: {
    name: 'Ministry of Foreign Affairs',
    aliases: [
      { name: 'ministerie van Buitenlandse Zaken', language: 'nl' },
      { name: 'Buitenlandse Zaken', language: 'nl' },
      { name: 'BZ' },
    ],
    kind: 'ministry',
    country: 'NL',
    description: 'Host of the visit of the Syrian National Commission for Transitional Justice.',
    section: 'capacity',
  },
  ministries: {
    name: 'Dutch ministries',
    aliases: [{ name: 'Nederlandse ministeries', language: 'nl' }, { name: 'other Dutch ministries' }],
    kind: 'ministry',
    country: 'NL',
    section: 'capacity',
    caution: 'The letter does not say which.',
  },
  nfi: {
    name: 'Netherlands Forensic Institute',
    shortName: 'NFI',
    aliases: [{ name: 'Nederlands Forensisch Instituut', language: 'nl' }],
    kind: 'institute',
    country: 'NL',
    section: 'capacity',
  },
  nuffic: {
    name: 'Nuffic',
    aliases: [{ name: 'NUFFIC' }],
    kind: 'institute',
    country: 'NL',
    description: 'The Dutch organisation for internationalisation in education.',
    section: 'capacity',
  },
  house: {
    name: 'House of Representatives',
    aliases: [{ name: 'Tweede Kamer', language: 'nl' }],
    kind: 'parliament',
    country: 'NL',
    section: 'impunity',
  },
} satisfies Record<string, OrganisationPlan>

const international = {
  icj: {
    name: 'International Court of Justice',
    shortName: 'ICJ',
    aliases: [{ name: 'Internationaal Gerechtshof', language: 'nl' }],
    kind: 'court',
    description: 'Hears the case of the Netherlands and Canada against Syria under the Convention against Torture.',
    section: 'impunity',
  },
  icc: {
    name: 'International Criminal Court',
    shortName: 'ICC',
    aliases: [{ name: 'Internationaal Strafhof', language: 'nl' }],
    kind: 'court',
    section: 'capacity',
  },
  opcw: {
    name: 'Organisation for the Prohibition of Chemical Weapons',
    shortName: 'OPCW',
    kind: 'international-organisation',
    section: 'capacity',
  },
  eurojust: { name: 'Eurojust', kind: 'international-organisation', section: 'capacity' },
  unWomen: { name: 'UN Women', kind: 'international-organisation', section: 'protection' },
  ohchr: {
    name: 'Office of the UN High Commissioner for Human Rights',
    shortName: 'OHCHR',
    aliases: [{ name: 'Bureau van de VN Hoge Commissaris voor de Mensenrechten', language: 'nl' }],
    kind: 'international-organisation',
    section: 'impunity',
  },
  ohchrDamascus: {
    name: 'OHCHR, country office Damascus',
    aliases: [{ name: 'OHCHR Damascus' }, { name: 'landenkantoor OHCHR Damaskus', language: 'nl' }, { name: 'OHCHR دمشق', language: 'ar' }],
    kind: 'international-organisation',
    country: 'SY',
    parent: 'ohchr',
    description:
      'Investigates violations, reports on human rights in Syria, supports civil society in inclusive reconciliation, and shares legal expertise.',
    section: 'impunity',
  },
  iiim: {
    name: 'IIIM, UN evidence bank for Syria',
    shortName: 'IIIM',
    aliases: [{ name: 'VN-bewijzenbank voor Syrië', language: 'nl' }],
    kind: 'international-organisation',
    description: 'Gathers and keeps evidence of violations of human rights and of humanitarian law in Syria for proceedings.',
    section: 'impunity',
  },
  inquiry: {
    name: 'Commission of Inquiry on Syria',
    shortName: 'CoI',
    aliases: [{ name: 'Independent International Commission of Inquiry' }],
    kind: 'international-organisation',
    description:
      'Investigated the violence in Latakia of March 2025; its report on the violence in Sweida of July 2025 is expected shortly.',
    section: 'impunity',
  },
  rightsCouncil: {
    name: 'UN Human Rights Council',
    aliases: [{ name: 'VN-Mensenrechtenraad', language: 'nl' }],
    kind: 'international-organisation',
    description: 'Here the Netherlands works for prolonging the mandate of the Commission of Inquiry.',
    section: 'impunity',
  },
  envoy: {
    name: 'UN Special Envoy for Syria',
    aliases: [{ name: 'VN Speciaal Gezant voor Syrië', language: 'nl' }],
    kind: 'international-organisation',
    section: 'protection',
  },
  ictj: {
    name: 'International Center for Transitional Justice',
    shortName: 'ICTJ',
    kind: 'ngo',
    description: 'Supports Syrian civil society and advises both national commissions.',
    section: 'capacity',
  },
  impunityWatch: {
    name: 'Impunity Watch',
    kind: 'ngo',
    description: 'Supports Syrian civil society and advises both national commissions.',
    section: 'capacity',
  },
  ngos: {
    name: 'International NGOs in peacebuilding and transitional justice',
    aliases: [{ name: 'internationale ngo’s op het gebied van vredesopbouw en transitional justice', language: 'nl' }],
    kind: 'ngo',
    section: 'capacity',
    caution: 'The letter does not say which.',
  },
  canada: {
    name: 'Canada',
    kind: 'government',
    country: 'CA',
    description: 'Co-applicant in the case against Syria at the ICJ under the Convention against Torture.',
    section: 'impunity',
  },
} satisfies Record<string, OrganisationPlan>

/** The Dutch and international ones among them. */
export const institutions = { ...dutch, ...international }
