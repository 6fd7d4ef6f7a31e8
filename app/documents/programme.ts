import { type DocumentLanguage, type Level, levels, type ProgrammeReader } from '#db/schema/words.ts'
import type { ProgrammeSource, SourceItem, SourceName, SourcePerson } from './programme-source.ts'

/** A name as the document writes it; `language` when it is known, `usual` how it is written elsewhere where that differs. */
export type Name = { text: string; language?: string; usual?: string }

export type PersonLine = {
  name: Name
  post?: string
  organisation?: Name
  role?: 'chair' | 'interpreter' | 'note-taker'
  /** Part in the delegation: a word of the list, or text as it was written. */
  part?: string
  groups?: string[]
  declined?: true
}

/** When an item is: without hours it lasts the whole day, or has no hour yet (`open`). */
export type When = { startsOn: string; endsOn: string; starts: string | null; ends: string | null; open: boolean }

export type DocumentItem = {
  id: string
  when: When
  title: string
  place: string | null
  withWhom: Name[]
  /** For which part of the delegation it is; not there when it is for all of it. */
  who?: Name[]
  /** Not agreed yet. */
  provisional: boolean
  /** Only what is made for the actor's own eyes holds these. */
  state?: 'cancelled' | 'postponed'
  own?: { level: Level; oursOnly: boolean }
}

/** A programme on paper: plain values, to be kept and compared as JSON. */
export type ProgrammeDocument = {
  reader: ProgrammeReader
  language: DocumentLanguage
  /** The strictest level of anything in it. */
  level: Level
  title: string
  state?: 'cancelled' | 'postponed'
  place: string | null
  zone: string
  startsOn: string
  endsOn: string
  offsets: { from: string; offset: string }[]
  host: Name | null
  guests: Name[]
  delegation: PersonLine[]
  ours: PersonLine[]
  days: { date: string; items: DocumentItem[] }[]
  withoutDay: DocumentItem[]
  own?: { purpose: string | null; desk: string }
}

const isOpen = (level: Level): boolean => level === 'public' || level === 'internal'

const isCleared = ({ missing }: { missing: readonly unknown[] }): boolean => missing.length === 0

/** What is ours only or not going to be at this time never leaves the house. */
const leavesTheHouse = (item: SourceItem): boolean =>
  !item.oursOnly && item.kind !== 'preparation' && item.status !== 'cancelled' && item.status !== 'postponed'

/**
 * The programme as one kind of reader may have it. Each kind is built up from nothing, so that a new field stays inside until a kind names
 * it, and holds only what is cleared. Undefined when the visit itself is not cleared.
 */
export function buildProgramme(
  source: ProgrammeSource,
  reader: ProgrammeReader,
  language: DocumentLanguage,
): ProgrammeDocument | undefined {
  const { visit } = source
  const full = reader === 'full'
  if (!isCleared(visit)) return undefined
  const known = (name: SourceName): boolean => full || isOpen(name.level)
  const named = (names: readonly SourceName[]): Name[] => names.filter(known).map((name) => nameIn(name, language))
  const guests = visit.organisations.map(({ name }) => name)
  const holds = source.items.filter((item) => isCleared(item) && (full || leavesTheHouse(item)))
  const items = holds.map((item): DocumentItem => {
    const withWhom = named(item.organisations.filter(({ name }) => !isSaid(name, item.title, guests)))
    const who = item.who && [...item.who.groups.map((text) => ({ text })), ...named(item.who.people)]
    const common = { ...outsideItem(item, withWhom), ...(who ? { who } : {}) }
    return full ? { ...common, ...insideItem(item) } : common
  })
  const people = visit.people.filter((person) => known(person) && (full || (!person.declined && person.role !== 'note-taker')))
  const lines = (which: (person: SourcePerson) => boolean) =>
    people.filter(which).map((person) => personLine(person, { language, known, guests, full }))
  const used = [
    visit.level,
    ...holds.flatMap((item) => [item.level, ...levelsOf([...item.organisations, ...(item.who?.people ?? [])].filter(known))]),
    ...levelsOf([...people, ...visit.organisations.filter(known)]),
  ]
  const withDay = items.filter((item) => !isWithoutDay(item))
  return {
    reader,
    language,
    level: levels[Math.max(...used.map((level) => levels.indexOf(level)))] ?? visit.level,
    title: visit.title,
    ...stateOf(visit.status),
    place: visit.place,
    zone: visit.zone,
    startsOn: visit.startsOn,
    endsOn: visit.endsOn,
    offsets: [...source.offsets],
    host: visit.host && known(visit.host) ? nameIn(visit.host, language) : null,
    guests: named(visit.organisations),
    delegation: lines((person) => !isOurs(person)),
    ours: lines(isOurs),
    days: [...Map.groupBy(withDay, (item) => item.when.startsOn)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, among]) => ({ date, items: among.sort(byHour) })),
    withoutDay: items.filter(isWithoutDay),
    ...(full ? { own: { purpose: visit.purpose, desk: visit.desk } } : {}),
  }
}

const levelsOf = (names: readonly SourceName[]): Level[] => names.map(({ level }) => level)

function outsideItem(item: SourceItem, withWhom: Name[]): DocumentItem {
  const { id, title, place, startsOn, endsOn, starts, ends } = item
  const agreed = (item.status === 'confirmed' || item.status === 'held') && (item.slot === null || item.slot === 'confirmed')
  return { id, when: { startsOn, endsOn, starts, ends, open: item.timing === 'window' }, title, place, withWhom, provisional: !agreed }
}

function insideItem(item: SourceItem): Pick<DocumentItem, 'state' | 'own'> {
  return { ...stateOf(item.status), own: { level: item.level, oursOnly: item.oursOnly || item.kind === 'preparation' } }
}

function stateOf(status: SourceItem['status']): { state?: 'cancelled' | 'postponed' } {
  return status === 'cancelled' || status === 'postponed' ? { state: status } : {}
}

type Frame = { language: DocumentLanguage; known: (name: SourceName) => boolean; guests: string[]; full: boolean }

function personLine(person: SourcePerson, { language, known, guests, full }: Frame): PersonLine {
  const { role, post, organisation, part, groups } = person
  const said = organisation && known(organisation) && !guests.includes(organisation.name)
  return {
    name: nameIn(person, language),
    ...(post && post !== person.name ? { post } : {}),
    ...(said ? { organisation: nameIn(organisation, language) } : {}),
    ...(role === 'delegation' ? {} : { role }),
    ...(part && part !== role ? { part } : {}),
    ...(groups?.length ? { groups: [...groups] } : {}),
    ...(full && person.declined ? { declined: true } : {}),
  }
}

// An interpreter or note taker of neither side is here because we asked.
const isOurs = ({ side, role }: SourcePerson): boolean =>
  side === 'ours' || (side === 'third' && (role === 'interpreter' || role === 'note-taker'))

const isSaid = (name: string, title: string, guests: readonly string[]) =>
  guests.includes(name) || title.toLowerCase().includes(name.toLowerCase())

const arabicScript = /\p{Script=Arabic}/u

/** In Arabic a name in its own script where one is known; elsewhere as it is usually written. */
function nameIn({ name, originals }: SourceName, language: DocumentLanguage): Name {
  if (language !== 'ar' || arabicScript.test(name)) return { text: name }
  const own = originals.find((one) => one.language === 'ar') ?? originals.find((one) => arabicScript.test(one.name))
  return own ? { text: own.name, usual: name, ...(own.language ? { language: own.language } : {}) } : { text: name }
}

/** A window of one day leaves only the hour open. */
const isWithoutDay = ({ when }: DocumentItem): boolean => when.open && when.startsOn < when.endsOn

function byHour(a: DocumentItem, b: DocumentItem): number {
  return rankOf(a.when).localeCompare(rankOf(b.when))
}

const rankOf = ({ starts, ends, open }: When): string => (open ? '3' : starts ? `2 ${starts} ${ends}` : '1')

/** Every item of the document, those without a day last. */
export const itemsOf = (document: ProgrammeDocument): DocumentItem[] => [
  ...document.days.flatMap((day) => day.items),
  ...document.withoutDay,
]
