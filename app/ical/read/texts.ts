import ICAL from 'ical.js'
import { type Block, firstOf, type Line, linesOf } from './blocks.ts'
import { limits, type ReadPerson, type Said, said, Unreadable } from './values.ts'

const longest = { title: 300, place: 200, purpose: 10_000 }

/** A line as ical.js reads it, with its parameters; texts come unescapeTextd. */
export function propertyOf(line: Line): ICAL.Property {
  try {
    return new ICAL.Property(ICAL.parse.property(`${line.name}${line.rest}`, ICAL.design.icalendar))
  } catch {
    throw new Unreadable('badLine', { line: line.at, name: line.name })
  }
}

// ical.js leaves lines of programs' own as they are.
const unescapeText = (text: string) => text.replace(/\\([nN]|.)/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter))

export function textOf(line: Line | undefined): string {
  if (!line) return ''
  const own = line.name.startsWith('X-')
  const value = own ? unescapeText(line.rest.slice(line.rest.indexOf(':') + 1)) : String(propertyOf(line).getFirstValue() ?? '')
  // A control character has no place in a title, and the database takes no NUL.
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim()
}

function cut(text: string, field: keyof typeof longest, notes: Set<Said>): string {
  if (text.length <= longest[field]) return text
  notes.add(said('textCut', { field, most: longest[field] }))
  return text
    .slice(0, longest[field])
    .toWellFormed()
    .replace(/\uFFFD$/, '')
}

const isLink = (text: string): boolean => /^https:\/\/\S{1,1990}$/.test(text)

/** What an event says in words: Outlook breaks places over lines and may describe in HTML alone, and each program has its own line for the link. */
export function textsOf(event: Block, untitled: string, notes: Set<Said>) {
  const link = ['CONFERENCE', 'X-MICROSOFT-SKYPETEAMSMEETINGURL', 'X-GOOGLE-CONFERENCE']
    .map((name) => textOf(firstOf(event, name)))
    .find(isLink)
  const place = textOf(firstOf(event, 'LOCATION'))
    .split(/\n+/)
    .map((part) => part.trim())
    .filter(Boolean)
    .join(', ')
  const purpose = textOf(firstOf(event, 'DESCRIPTION')) || plainOf(textOf(firstOf(event, 'X-ALT-DESC')))
  const title = textOf(firstOf(event, 'SUMMARY')).replace(/\s+/g, ' ')
  if (title === '') notes.add(said('noTitle', {}))
  return {
    title: cut(title || untitled, 'title', notes),
    place: isLink(place) ? null : cut(place, 'place', notes) || null,
    purpose: cut(purpose, 'purpose', notes) || null,
    joinLink: link ?? (isLink(place) ? place : null),
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }

function plainOf(html: string): string {
  return html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

/** The mail address that a calendar address names, in small letters; '' for what is none. */
export function addressOf(value: string): string {
  const address = value
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase()
  return /^\S+@\S+$/.test(address) ? address.slice(0, 254) : ''
}

/** Who organises and who is invited; rooms are no people. */
export function peopleOf(event: Block): ReadPerson[] {
  const people = new Map<string, ReadPerson>()
  for (const line of [...linesOf(event, 'ORGANIZER'), ...linesOf(event, 'ATTENDEE')].slice(0, limits.people)) {
    const property = propertyOf(line)
    const kind = String(property.getFirstParameter('cutype') ?? '').toUpperCase()
    if (kind === 'ROOM' || kind === 'RESOURCE') continue
    const name = String(property.getFirstParameter('cn') ?? '')
      .replace(/\p{Cc}/gu, ' ')
      .replace(/^["']+|["']+$/g, '')
      .trim()
    const mail = addressOf(String(property.getFirstValue() ?? ''))
    if (mail || name) people.set(mail || name, { name: (name || mail).slice(0, 200), address: mail })
  }
  return [...people.values()]
}

export function lengthOf(line: Line): ICAL.Duration {
  const value = propertyOf(line).getFirstValue()
  if (value instanceof ICAL.Duration && !value.isNegative) return value
  throw new Unreadable('badLength', { line: line.at })
}
