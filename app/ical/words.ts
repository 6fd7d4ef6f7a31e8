import type { FeedLanguage } from './values.ts'

export type FeedWords = {
  busy: string
  untitled: string
  titlePrefix: { cancelled: string; postponed: string }
  status: { proposed: string; tentative: string; postponed: string }
  moved: string
  people: string
  purpose: string
  join: string
  link: string
  months: string[]
  between: (first: string, last: string) => string
  on: (date: string) => string
  withdrawn: string
}

const english: FeedWords = {
  busy: 'Busy',
  untitled: 'Untitled',
  titlePrefix: { cancelled: 'CANCELLED: ', postponed: 'POSTPONED: ' },
  status: { proposed: 'Proposed, not yet agreed', tentative: 'Tentative', postponed: 'Postponed: not at this time' },
  moved: 'Moved. It was: ',
  people: 'With: ',
  purpose: 'Purpose: ',
  join: 'Join: ',
  link: 'In Gezant: ',
  months: 'January February March April May June July August September October November December'.split(' '),
  between: (first, last) => `some time between ${first} and ${last}`,
  on: (date) => `some time on ${date}`,
  withdrawn: 'This calendar link was withdrawn',
}

const dutch: FeedWords = {
  busy: 'Bezet',
  untitled: 'Zonder titel',
  titlePrefix: { cancelled: 'GEANNULEERD: ', postponed: 'UITGESTELD: ' },
  status: { proposed: 'Voorgesteld, nog niet afgesproken', tentative: 'Onder voorbehoud', postponed: 'Uitgesteld: niet op dit tijdstip' },
  moved: 'Verplaatst. Het was: ',
  people: 'Met: ',
  purpose: 'Doel: ',
  join: 'Deelnemen: ',
  link: 'In Gezant: ',
  months: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  between: (first, last) => `ergens tussen ${first} en ${last}`,
  on: (date) => `ergens op ${date}`,
  withdrawn: 'Deze agendalink is ingetrokken',
}

/** What a feed says of its own in each language; no other text of a feed is translated. */
export const feedWords: Record<FeedLanguage, FeedWords> = { en: english, nl: dutch }
