import { formatDate, formatRange, formatTimeRange } from '#app/lib/format-dates.ts'
import { cityOf } from '#app/lib/zones.ts'
import { type DelegationRole, type DocumentLanguage, delegationRoles } from '#db/schema/words.ts'
import type { DocumentItem, Name, PersonLine, ProgrammeDocument, When } from './programme.ts'
import type { ItemChange } from './programme-changes.ts'
import { programmeWords } from './programme-words.ts'

/** Keeps a piece of text from turning the words around it: first strong isolate and its end. */
export const isolate = (text: string): string => `\u2068${text}\u2069`

/** Left to right whatever stands around it: hours, offsets, numbers. */
const leftToRight = (text: string): string => `\u2066${text}\u2069`

const arabic = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('ar-u-nu-latn-ca-gregory', { ...options, timeZone: 'UTC' })
const arabicDay = arabic({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const arabicPlain = arabic({ day: 'numeric', month: 'long' })
const arabicFull = arabic({ day: 'numeric', month: 'long', year: 'numeric' })
const asMoment = (date: string) => new Date(`${date}T00:00:00Z`)

/** 'Tuesday 10 February 2026' */
export function dayInWords(date: string, language: DocumentLanguage): string {
  if (language === 'ar') return arabicDay.format(asMoment(date))
  const text = formatDate(date, language, 'long')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** '10 February' */
export function dateInWords(date: string, language: DocumentLanguage): string {
  return language === 'ar' ? arabicPlain.format(asMoment(date)) : formatDate(date, language, 'plain')
}

/** '9–14 February 2026' */
export function rangeInWords(startsOn: string, endsOn: string, language: DocumentLanguage): string {
  if (language !== 'ar') return formatRange(startsOn, endsOn, language)
  if (startsOn === endsOn) return arabicFull.format(asMoment(startsOn))
  return `${arabicFull.format(asMoment(startsOn))} – ${arabicFull.format(asMoment(endsOn))}`
}

/** What stands in the column of hours. */
export function hoursInWords(when: When, language: DocumentLanguage): string {
  const words = programmeWords[language]
  if (when.starts && when.ends) return leftToRight(formatTimeRange(when.starts, when.ends))
  if (when.startsOn < when.endsOn) return `${dateInWords(when.startsOn, language)} – ${dateInWords(when.endsOn, language)}`
  return when.open ? words.noHour : words.allDay
}

/** Day and hour of an item in another version. */
export function whenInWords(when: When, language: DocumentLanguage): string {
  const hours = hoursInWords(when, language)
  return when.startsOn < when.endsOn ? hours : `${dateInWords(when.startsOn, language)}${language === 'ar' ? '،' : ','} ${hours}`
}

/** 'Times in Amsterdam, UTC+1', with every offset that holds meanwhile. */
export function clockInWords({ zone, offsets, language }: ProgrammeDocument): string {
  const words = programmeWords[language]
  const [first, ...later] = offsets
  const told = [
    leftToRight(first?.offset ?? ''),
    ...later.map(({ offset, from }) => words.from(leftToRight(offset), dateInWords(from, language))),
  ]
  return words.timesIn(isolate(cityOf(zone)), told.join(language === 'ar' ? '، ' : ', '))
}

/** A moment 'YYYY-MM-DDTHH:MM' on the place's clocks. */
export function momentInWords(moment: string, language: DocumentLanguage): string {
  const [date = '', hour = ''] = moment.split('T')
  const comma = language === 'ar' ? '،' : ','
  return `${rangeInWords(date, date, language)}${comma} ${leftToRight(hour)}`
}

/** What is said under a title: with whom, what is not settled, and, on paper of our own, the level. */
export function notesOf(item: DocumentItem, document: ProgrammeDocument): string[] {
  const words = programmeWords[document.language]
  const { own } = item
  const comma = listComma(document.language)
  return [
    item.who ? whoInWords(item.who, document.language) : '',
    item.withWhom.length > 0 ? `${words.withWhom} ${item.withWhom.map(({ text }) => isolate(text)).join(comma)}` : '',
    item.state ? words[item.state] : item.provisional ? words.provisional : '',
    own?.oursOnly ? words.oursOnly : '',
    own?.level === 'confidential' || own?.level === 'need-to-know' ? words.level[own.level] : '',
  ].filter(Boolean)
}

/** For whom of the delegation an item is: 'For Group A, Group B'; of what is left to nobody, that it is not for all. */
function whoInWords(who: readonly Name[], language: DocumentLanguage): string {
  const words = programmeWords[language]
  return who.length > 0 ? `${words.forWhom} ${who.map(({ text }) => isolate(text)).join(listComma(language))}` : words.forPart
}

export const listComma = (language: DocumentLanguage): string => (language === 'ar' ? '، ' : ', ')

const isDelegationRole = (part: string): part is DelegationRole => delegationRoles.some((role) => role === part)

/** Post, organisation and part of a person, as one line. */
export function partOf(person: PersonLine, language: DocumentLanguage): string {
  const words = programmeWords[language]
  return [
    person.post && isolate(person.post),
    person.organisation && isolate(person.organisation.text),
    person.role && words[person.role],
    person.part && (isDelegationRole(person.part) ? words.delegationRole[person.part] : isolate(person.part)),
    ...(person.groups ?? []).map(isolate),
    person.declined && words.declined,
  ]
    .filter(Boolean)
    .join(listComma(language))
}

/** What changed of an item that still stands: 'New', 'was 10 February, 10:00–11:00', 'was Room 2'. */
export function changeInWords({ kind, was }: ItemChange, language: DocumentLanguage): string {
  const words = programmeWords[language]
  if (kind === 'added') return words.added
  if (kind === 'gone') return words.gone
  return [
    was.when && words.was(whenInWords(was.when, language)),
    was.place === undefined ? '' : was.place === null ? words.wasNowhere : words.was(isolate(was.place)),
    was.title && words.was(isolate(was.title)),
    was.who && words.was(was.who.length > 0 ? whoInWords(was.who, language) : words.forAll),
  ]
    .filter(Boolean)
    .join(listComma(language))
}
