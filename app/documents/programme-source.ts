import type { EngagementKind, Level, participantRoles, SignOffRole, Status, sides, slots, Timing } from '#db/schema/words.ts'

/** A name with the ways it is written in other scripts. */
export type SourceName = { name: string; level: Level; originals: readonly { name: string; language: string | null }[] }

export type SourcePerson = SourceName & {
  side: (typeof sides)[number]
  role: (typeof participantRoles)[number]
  declined: boolean
  post: string | null
  organisation: SourceName | null
  /** Part in the delegation, and the groups and vehicles they are in. */
  part?: string | null
  groups?: readonly string[]
}

/** Times are those of the visit's zone: dates 'YYYY-MM-DD', hours 'HH:MM'. */
export type SourceItem = {
  id: string
  kind: EngagementKind
  title: string
  level: Level
  /** The sign-offs it lacks; none when it may be let out. */
  missing: readonly SignOffRole[]
  status: Status
  slot: (typeof slots)[number] | null
  oursOnly: boolean
  timing: Timing
  startsOn: string
  endsOn: string
  starts: string | null
  ends: string | null
  place: string | null
  organisations: readonly SourceName[]
  /** Where it is not for the whole delegation: for which groups and people, perhaps none any more. */
  who?: { groups: readonly string[]; people: readonly SourceName[] } | undefined
}

/** All that is known of a visit and its programme, as far as the actor may know it. */
export type ProgrammeSource = {
  visit: {
    id: string
    title: string
    level: Level
    missing: readonly SignOffRole[]
    status: Status
    zone: string
    startsOn: string
    endsOn: string
    place: string | null
    purpose: string | null
    desk: string
    host: SourceName | null
    organisations: readonly SourceName[]
    people: readonly SourcePerson[]
  }
  offsets: readonly { from: string; offset: string }[]
  items: readonly SourceItem[]
}
