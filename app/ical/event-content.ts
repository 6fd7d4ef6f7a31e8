import { cleanLine, cleanText } from './encode.ts'
import { earlierInWords, timeInWords } from './time-words.ts'
import type { FeedDetail, FeedEvent } from './values.ts'
import type { FeedWords } from './words.ts'

/** What an event says beside its time and state. `parentId` is the visit's record id. */
export type EventContent = {
  summary: string
  isPrivate: boolean
  location?: string
  description?: string
  categories?: string[]
  parentId?: string
  link?: string
  joinLink?: string
}

const longestDescription = 600
const longestPeople = 200

function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  return most < 20 ? '' : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function summaryOf(event: FeedEvent, words: FeedWords): string {
  const prefix = event.status === 'cancelled' || event.status === 'postponed' ? words.titlePrefix[event.status] : ''
  const title = cleanText(event.title)
  return prefix + (title.trim() === '' ? words.untitled : title)
}

function statusInWords({ status }: FeedEvent, words: FeedWords): string | undefined {
  return status === 'proposed' || status === 'tentative' || status === 'postponed' ? words.status[status] : undefined
}

function join(lines: (string | undefined)[]): string {
  return lines.filter((line) => line !== undefined && line !== '').join('\n')
}

function categoriesOf(event: FeedEvent, own: string[]): string[] {
  const categories = event.kind === 'visit' ? ['Visit', ...own] : own
  return categories.map(cleanLine).filter((category) => category !== '')
}

function headOf(event: FeedEvent, words: FeedWords): string {
  const earlier = event.movedFrom && words.moved + earlierInWords(event.movedFrom, words)
  return join([timeInWords(event.time, words), earlier, statusInWords(event, words)])
}

function describe(event: FeedEvent, words: FeedWords): string {
  const head = headOf(event, words)
  const links = join([event.joinLink && words.join + cleanLine(event.joinLink), event.link && words.link + cleanLine(event.link)])
  const names = (event.people ?? []).map(cleanLine).filter((name) => name !== '')
  const people = names.length > 0 ? shorten(words.people + names.join(', '), longestPeople) : ''
  const room = longestDescription - join([head, people, links]).length - 1
  const purpose = event.purpose?.trim() ? shorten(words.purpose + cleanText(event.purpose), room) : ''
  return join([head, people, purpose, links])
}

function busyContent(words: FeedWords): EventContent {
  return { summary: words.busy, isPrivate: true }
}

function limitedContent(event: FeedEvent, words: FeedWords): EventContent {
  return {
    summary: summaryOf(event, words),
    isPrivate: false,
    location: cleanLine(event.place ?? ''),
    description: headOf(event, words),
    categories: categoriesOf(event, []),
    parentId: event.visitId,
  }
}

function fullContent(event: FeedEvent, words: FeedWords): EventContent {
  return {
    summary: summaryOf(event, words),
    isPrivate: false,
    location: cleanLine(event.place ?? ''),
    description: describe(event, words),
    categories: categoriesOf(event, event.categories ?? []),
    parentId: event.visitId,
    link: event.link,
    joinLink: event.joinLink,
  }
}

/**
 * What a feed of this detail may say. Each level is built up from nothing, so that a new field of an event stays unseen until a level names
 * it. Descriptions keep to about 600 characters, their links whole.
 */
export function eventContent(event: FeedEvent, detail: FeedDetail, words: FeedWords): EventContent {
  if (detail === 'full') return fullContent(event, words)
  return detail === 'limited' ? limitedContent(event, words) : busyContent(words)
}
