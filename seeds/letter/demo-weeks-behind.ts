import type { Days } from './days.ts'
import { invented } from './letter-note.ts'
import type { EngagementPlan } from './plan.ts'

const structural = invented('The letter tells of structural talks, but gives no dates.')
const contacts = invented('The letter tells of such contacts, but gives no dates.')

/** The last seven working days: held, and not all of it written up. */
export const weeksBehind = ({ workday }: Days): EngagementPlan[] => [
  {
    key: 'kurdishTalk',
    by: 'officer',
    title: 'Structural talk with the Kurdish community',
    when: { on: workday(-7), from: '14:00', to: '15:30' },
    tier: 'official',
    place: 'Ministry, room C',
    organisations: ['kurdish'],
    contacts: ['kurdishLiaison', 'kurdishWomen'],
    ours: ['manager', 'coordinator', 'officer'],
    topics: ['communities', 'women'],
    brief: {
      body: '## What we want to hear\n\n- How safe people are on the roads and at school.\n- Who speaks for the women’s associations.\n\n## What we can say\n\nThe Netherlands stands for the rights and safety of **all** communities.',
    },
    readOut: { body: '', dueOn: workday(-3) },
    mark: structural,
  },
  {
    key: 'forensicTalk',
    by: 'coordinator',
    title: 'Netherlands Forensic Institute: what a visit can show',
    when: { on: workday(-5), from: '11:00', to: '12:00' },
    tier: 'technical',
    place: 'NFI, The Hague',
    organisations: ['nfi'],
    contacts: ['forensicContact'],
    ours: ['coordinator'],
    topics: ['evidence', 'missing'],
    readOut: { body: '', dueOn: workday(-2) },
  },
  {
    key: 'governmentCall',
    by: 'manager',
    kind: 'call',
    title: 'Call with the Syrian transitional government',
    when: { on: workday(-4), from: '13:00', to: '13:45', zone: 'Asia/Damascus' },
    tier: 'official',
    level: 'confidential',
    organisations: ['government'],
    contacts: ['protocolOfficer'],
    interpreter: true,
    ours: ['manager', 'officer'],
    topics: ['communities', 'evidence'],
    mandates: ['pressure'],
    readOut: {
      body: 'We asked for access for independent monitors, for trials, and for the protection of all communities. They will come back on access within two weeks.',
      level: 'confidential',
    },
    mark: contacts,
  },
  {
    key: 'ictjCall',
    by: 'officer',
    kind: 'call',
    title: 'Call with ICTJ',
    when: { on: workday(-3), from: '09:00', to: '10:00', zone: 'America/New_York' },
    tier: 'official',
    organisations: ['ictj'],
    contacts: ['ictjLead'],
    ours: ['officer'],
    topics: ['justice'],
    readOut: { body: 'ICTJ described its advice to both national commissions. It shares an outline, and asks for our remarks.' },
  },
  {
    key: 'druzePreparation',
    by: 'officer',
    title: 'Preparatory talk with the Druze community',
    when: { on: workday(-2), from: '10:00', to: '11:00' },
    tier: 'official',
    level: 'confidential',
    place: 'Ministry, room B',
    organisations: ['druze'],
    contacts: ['sweida', 'druzeSpokesperson'],
    interpreter: true,
    ours: ['manager', 'officer'],
    topics: ['communities', 'sweida'],
    brief: {
      body: 'Two people say they speak for Sweida (also written Suwayda, As-Suwayda, Sweïda; السويداء). Hear both, recognise neither.',
      level: 'confidential',
    },
    readOut: {
      body: 'Spoke about displaced families and the road to Damascus (Damaskus, دمشق). Both ask what becomes of the CoI report on Sweida. No answer was given on who is recognised.',
      level: 'confidential',
    },
  },
  {
    by: 'coordinator',
    kind: 'preparation',
    title: 'Desk meeting',
    when: { on: workday(-1), from: '09:30', to: '10:15' },
    oursOnly: true,
    place: 'Ministry, room A',
    ours: ['manager', 'coordinator', 'officer'],
  },
]
