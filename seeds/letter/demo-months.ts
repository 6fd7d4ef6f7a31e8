import type { Days } from './days.ts'
import { invented } from './letter-note.ts'
import type { OrganisationKey } from './organisations.ts'
import type { ContactKey, EngagementPlan } from './plan.ts'
import type { TopicKey } from './topics.ts'

type Series = {
  title: string
  organisation: OrganisationKey
  contacts: ContactKey[]
  topics: TopicKey[]
  /** Weeks from this one: negative behind, positive ahead; never nearer than three, where other plans begin. */
  weeks: number[]
  weekday: 1 | 2 | 3 | 4 | 5
  from: string
  to: string
  zone?: string
  kind?: 'call' | 'event'
  level?: 'public' | 'confidential'
  /** The weeks in which ministers or members of parliament spoke. */
  political?: number[]
  readOuts?: Record<number, string>
}

const series: Series[] = [
  {
    title: 'Structural talk with the Druze community',
    organisation: 'druze',
    contacts: ['druzeSpokesperson'],
    topics: ['communities'],
    weeks: [-32, -25, -19, -12, -5, 7],
    weekday: 2,
    from: '10:00',
    to: '11:30',
    political: [-19],
    readOuts: { [-5]: 'Asked again who may travel to Damascus. They offer to write down which roads are closed.' },
  },
  {
    title: 'Structural talk with the Alawite community',
    organisation: 'alawite',
    contacts: ['alawiteRepresentative'],
    topics: ['communities', 'sanctions'],
    weeks: [-35, -27, -20, -14, -8, 6],
    weekday: 4,
    from: '14:00',
    to: '15:00',
    political: [-27],
    readOuts: { [-8]: 'Spoke about arrests and about houses that were taken. They keep a list, and ask who can receive it safely.' },
  },
  {
    title: 'Structural talk with the Christian community',
    organisation: 'christian',
    contacts: ['churchLiaison'],
    topics: ['communities', 'belief'],
    weeks: [-37, -30, -23, -17, -11, 9],
    weekday: 3,
    from: '11:00',
    to: '12:00',
    readOuts: { [-11]: 'Schools and the return of families. Nothing was asked of us this time.' },
  },
  {
    title: 'Structural talk with the Kurdish community',
    organisation: 'kurdish',
    contacts: ['kurdishLiaison'],
    topics: ['communities'],
    weeks: [-33, -26, -19, -13, 5],
    weekday: 1,
    from: '15:00',
    to: '16:00',
    political: [-26],
  },
  {
    title: 'Structural talk with Syrian civil society',
    organisation: 'civilSociety',
    contacts: ['coordinatorCivilSociety'],
    topics: ['communities', 'missing'],
    weeks: [-34, -29, -24, -19, -15, -9, -4, 4, 10],
    weekday: 3,
    from: '15:30',
    to: '16:30',
  },
  {
    title: 'Call with the Syrian transitional government',
    organisation: 'government',
    contacts: ['protocolOfficer'],
    topics: ['communities', 'evidence'],
    weeks: [-36, -25, -16, -6, 8],
    weekday: 2,
    from: '13:00',
    to: '13:45',
    zone: 'Asia/Damascus',
    kind: 'call',
    level: 'confidential',
    political: [-16],
  },
  {
    title: 'Call with OHCHR, country office Damascus',
    organisation: 'ohchrDamascus',
    contacts: ['rightsOfficer'],
    topics: ['evidence'],
    weeks: [-31, -22, -10, 4],
    weekday: 4,
    from: '16:00',
    to: '16:45',
    zone: 'Asia/Damascus',
    kind: 'call',
  },
  {
    title: 'Call with ICTJ',
    organisation: 'ictj',
    contacts: ['ictjLead'],
    topics: ['justice'],
    weeks: [-28, -18, -7],
    weekday: 5,
    from: '09:00',
    to: '10:00',
    zone: 'America/New_York',
    kind: 'call',
  },
  {
    title: 'Syrian Women’s Advisory Board',
    organisation: 'womensBoard',
    contacts: ['boardMember'],
    topics: ['women'],
    weeks: [-28, -15, -3, 9],
    weekday: 2,
    from: '14:00',
    to: '15:00',
    readOuts: { [-3]: 'The Board heard women in four regions. It will share what they said about schools and safety.' },
  },
  {
    title: 'Impunity Watch: support to associations',
    organisation: 'impunityWatch',
    contacts: ['watchAdviser'],
    topics: ['justice', 'missing'],
    weeks: [-22, -11, -3],
    weekday: 4,
    from: '11:00',
    to: '12:00',
  },
  {
    title: 'Technical briefing for the committee on Foreign Affairs',
    organisation: 'house',
    contacts: ['committeeClerk'],
    topics: ['impunity', 'communities'],
    weeks: [-21, -9, 11],
    weekday: 4,
    from: '10:00',
    to: '11:30',
    kind: 'event',
    level: 'public',
    political: [-21, -9, 11],
  },
]

const community = invented('The letter tells of structural talks and contacts, but gives no dates.')

/** Invented engagements of the months around the day of loading, at the rhythm of a desk: with gaps, as desks have them. */
export const monthsAround = ({ weekday }: Days): EngagementPlan[] =>
  series.flatMap((each) =>
    each.weeks.map((week): EngagementPlan => {
      const readOut = each.readOuts?.[week]
      const on = weekday(week, each.weekday)
      return {
        by: 'officer',
        kind: each.kind ?? 'meeting',
        title: each.title,
        when: { on, from: each.from, to: each.to, ...(each.zone && { zone: each.zone }) },
        status: week > 5 ? 'proposed' : 'confirmed',
        tier: each.political?.includes(week) ? 'political' : 'official',
        ...(each.level && { level: each.level }),
        ...(each.kind !== 'call' && { place: 'Ministry, room C' }),
        organisations: [each.organisation],
        contacts: each.contacts,
        ours: each.political?.includes(week) ? ['manager', 'officer'] : ['officer'],
        topics: each.topics,
        ...(each.organisation === 'government' && { mandates: ['pressure'] as const }),
        ...(readOut && { readOut: { body: readOut } }),
        mark: community,
      }
    }),
  )
