/** The tables of the letter's facts, typed from them and not from the seeds. */

/** Name as kept, other spellings that must be stored for it, kind. */
export const organisations: [name: string, kind: string, written: string[]][] = [
  ['Druze community', 'community', ['Druze', 'druzen', 'Druzen', 'الدروز']],
  ['Alawite community', 'community', ['Alawite', 'alawieten', 'العلويون']],
  ['Christian community', 'community', ['christenen']],
  ['Kurdish community', 'community', ['Koerden']],
  ['Syrian civil society', 'community', []],
  ['Syrian transitional government', 'government', ['Syrische overgangsregering', 'Syrische overgangsautoriteiten']],
  [
    'Syrian National Commission for Transitional Justice',
    'national-commission',
    ['Nationale Syrische Commissie voor Transitional Justice', 'الهيئة الوطنية للعدالة الانتقالية'],
  ],
  ['Syrian National Commission for Missing Persons', 'national-commission', ['Nationale Syrische Commissie voor Missing Persons']],
  ['Syrian Women’s Advisory Board', 'advisory-body', []],
  ['Ministry of Foreign Affairs', 'ministry', ['ministerie van Buitenlandse Zaken']],
  ['Dutch ministries', 'ministry', ['Nederlandse ministeries', 'other Dutch ministries']],
  ['Netherlands Forensic Institute', 'institute', ['NFI', 'Nederlands Forensisch Instituut']],
  ['International Court of Justice', 'court', ['ICJ', 'Internationaal Gerechtshof']],
  ['International Criminal Court', 'court', ['ICC', 'Internationaal Strafhof']],
  ['Organisation for the Prohibition of Chemical Weapons', 'international-organisation', ['OPCW']],
  ['Eurojust', 'international-organisation', []],
  ['UN Women', 'international-organisation', []],
  ['Office of the UN High Commissioner for Human Rights', 'international-organisation', ['OHCHR']],
  ['OHCHR, country office Damascus', 'international-organisation', ['landenkantoor OHCHR Damaskus', 'OHCHR دمشق']],
  ['IIIM, UN evidence bank for Syria', 'international-organisation', ['IIIM', 'VN-bewijzenbank voor Syrië']],
  ['Commission of Inquiry on Syria', 'international-organisation', ['CoI', 'Independent International Commission of Inquiry']],
  ['UN Human Rights Council', 'international-organisation', []],
  ['UN Special Envoy for Syria', 'international-organisation', ['VN Speciaal Gezant voor Syrië']],
  ['International Center for Transitional Justice', 'ngo', ['ICTJ']],
  ['Impunity Watch', 'ngo', []],
  ['International NGOs in peacebuilding and transitional justice', 'ngo', []],
  ['Nuffic', 'institute', ['NUFFIC']],
  ['House of Representatives', 'parliament', ['Tweede Kamer']],
  ['Canada', 'government', []],
]

export const mandates = [
  [
    '21 501-02 nr. 3073',
    'motion Piri',
    'press for independent monitoring of violations, trials, and protection of all communities in contacts with the Syrian transitional authorities',
    null,
  ],
  ['27 925 nr. 1016', 'letter of 5 January 2026', 'continued support for the IIIM', '2026-01-05'],
  ['36 800-V nr. 69', 'motion Van Baarle', 'independent gathering of evidence and monitoring, so that trials are possible', null],
  [
    '36 800-V nr. 78',
    'motion Dobbe c.s.',
    'contribute to truth-finding and transitional justice in Syria, and inform the House of that contribution',
    null,
  ],
  ['36 800-V nr. 79', 'motion Dobbe c.s.', 'condemn war crimes and violations whoever the perpetrator or victim', null],
]

/** To, what, amount in EUR, period. */
export const support = [
  ['IIIM, UN evidence bank for Syria', 'Support', '1000000.00', 'EUR', '2024-2026'],
  ['Impunity Watch', 'Support to Syrian civil society, advice to both national commissions', null, null, null],
  [
    'International Center for Transitional Justice',
    'Support to Syrian civil society, advice to both national commissions',
    null,
    null,
    null,
  ],
  ['Nuffic', 'Training programme on transitional justice, MENA Scholarship Programme', null, null, 'being set up'],
  ['OHCHR, country office Damascus', 'Support', '2500000.00', 'EUR', '2026-2027'],
  ['Syrian civil society', 'Decentralised Human Rights Fund', null, null, null],
  ['Syrian civil society', 'Policy framework Focus', null, null, '2026-2030'],
  ['UN Women', 'Participation of Syrian women in peace and political processes (Syrian Women’s Advisory Board)', null, null, null],
]

export const themes = [
  'CoI report on Sweida (violence of July 2025)',
  'EU sanctions (Latakia, March 2025)',
  'Evidence and monitoring',
  'Fight against impunity',
  'Freedom of religion and belief',
  'Human rights and protection of communities',
  'ICJ case of the Netherlands and Canada against Syria',
  'Missing persons',
  'Participation of women',
  'Transitional justice',
]

const visit = { kind: 'visit', timing: 'all-day', on: ['2026-02-09', '2026-02-14'], tier: 'official', status: 'held', source: 'letter' }
const talk = (title: string, partner: string) => ({
  ...visit,
  kind: 'meeting',
  timing: 'window',
  title,
  place: 'The Hague',
  purpose: null,
  visit: 'Working visit of the Syrian National Commission for Transitional Justice',
  host: null,
  with: [partner, 'Syrian National Commission for Transitional Justice'].sort(),
  mandates: ['36 800-V nr. 78'],
})

/** By day, then by title. */
export const engagements = [
  {
    ...visit,
    kind: 'meeting',
    title: 'Talk of then prime minister Schoof with a delegation of the Druze community',
    on: ['2026-02-05', '2026-02-05'],
    tier: 'political',
    place: null,
    purpose: null,
    visit: null,
    host: null,
    with: ['Druze community'],
    mandates: [],
  },
  talk('Talk with Dutch ministries', 'Dutch ministries'),
  talk('Talk with Eurojust', 'Eurojust'),
  talk(
    'Talk with international NGOs in peacebuilding and transitional justice',
    'International NGOs in peacebuilding and transitional justice',
  ),
  talk('Talk with the International Court of Justice (ICJ)', 'International Court of Justice'),
  talk('Talk with the International Criminal Court (ICC)', 'International Criminal Court'),
  talk('Talk with the Netherlands Forensic Institute (NFI)', 'Netherlands Forensic Institute'),
  talk('Talk with the Organisation for the Prohibition of Chemical Weapons (OPCW)', 'Organisation for the Prohibition of Chemical Weapons'),
  {
    ...visit,
    title: 'Working visit of the Syrian National Commission for Transitional Justice',
    place: 'The Netherlands',
    purpose:
      'Exchange knowledge with Dutch and international partners; introduce the Commission to relevant institutions; explore cooperation.',
    visit: null,
    host: 'Ministry of Foreign Affairs',
    with: ['Syrian National Commission for Transitional Justice'],
    mandates: ['36 800-V nr. 78'],
  },
]

/** The spellings of a place or a community, and a record that each of them must find. */
export const spellings = [
  { found: 'Contact of the Druze community in Sweida', written: ['Sweida', 'Suwayda', 'As-Suwayda', 'Sweïda', 'السويداء'] },
  { found: 'Contact of the Alawite community in Latakia', written: ['Latakia', 'Lattakia', 'اللاذقية'] },
  { found: 'Druze community', written: ['Druze', 'druzen', 'Druzen', 'الدروز'] },
  { found: 'Alawite community', written: ['Alawite', 'alawieten', 'العلويون'] },
  { found: 'OHCHR, country office Damascus', written: ['Damascus', 'Damaskus', 'دمشق'] },
]
