import type { EngagementKind, Level, Noun, Status, Timing, WrittenKind } from '#db/schema/words.ts'
import type { Deed } from '../access/activity.server.ts'
import type { Value } from '../assessments/rules.ts'
import type { Clearance } from '../clearance/queries.server.ts'

export const entryKinds = ['engagement', 'read-out', 'follow-up', 'commitment', 'assessment', 'change'] as const
export type EntryKind = (typeof entryKinds)[number]

type Common = { id: string /** The day it stands at, 'YYYY-MM-DD'. */; on: string }

export type EngagementEntry = Common & {
  kind: 'engagement'
  what: EngagementKind
  title: string
  status: Status
  level: Level
  source: 'letter' | 'demo' | null
  timing: Timing
  zone: string
  /** ISO 8601 in UTC. */
  startsAt: string
  /** The last day, included. */
  until: string
  /** The visit it belongs to, if the reader may know it. */
  visit: { id: string; title: string } | null
  /** Of a visit: how many talks its programme holds. */
  talks: number
  /** Of a visit: the first of them, without a day while they lie in a window. */
  programme: { id: string; title: string; on: string | null }[]
  readOuts: { id: string; excerpt: string; level: Level }[]
  /** Above internal: what it still needs to be let out, and who signed off. */
  clearance: Clearance | null
}

export type ReadOutEntry = Common & { kind: 'read-out'; engagementId: string; title: string; excerpt: string; level: Level }

export type FollowUpEntry = Common & {
  kind: 'follow-up'
  title: string
  owner: string
  level: Level
  dueOn: string | null
  /** The day it was done, and by whom. */
  doneOn: string | null
  doneBy: string | null
}

export type CommitmentEntry = Common & {
  kind: 'commitment'
  wording: string
  direction: 'ours' | 'theirs'
  state: 'open' | 'kept' | 'broken' | 'overtaken' | 'withdrawn'
  level: Level
  dueOn: string | null
}

/** How one of us saw them that day, or what they noted. */
export type AssessmentEntry = Common & {
  kind: 'assessment'
  what: WrittenKind
  value: Value | null
  topic: string | null
  topicNl: string | null
  note: string
  level: Level
  by: string
  withdrawn: boolean
}

/** Fields a change is told by; changes of others are told without naming them. */
export const knownFields = [
  'name',
  'shortName',
  'kind',
  'parentId',
  'country',
  'description',
  'website',
  'cadenceWeeks',
  'level',
  'deskId',
  'names',
  'namedIds',
  'codeName',
  'formOfAddress',
  'languages',
  'email',
  'phone',
  'remarks',
  'channels',
  'photo',
  'affiliations',
  'representations',
] as const

export type ChangeEntry = Common & { kind: 'change'; verb: Deed['verb']; noun: Noun; who: string; fields: string[] }

export type TimelineEntry = EngagementEntry | ReadOutEntry | FollowUpEntry | CommitmentEntry | AssessmentEntry | ChangeEntry

export type Timeline = {
  entries: TimelineEntry[]
  /** How many there are of each kind, whatever is shown. */
  counts: Record<EntryKind, number>
  /** Where the earlier ones go on; undefined when these are all. */
  earlier: string | undefined
}

export const isEntryKind = (text: unknown): text is EntryKind => entryKinds.includes(text as EntryKind)
