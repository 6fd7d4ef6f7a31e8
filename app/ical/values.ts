/** What a subscriber may read: `busy` only that time is taken, `limited` title and place as well, `full` everything below. */
export type FeedDetail = 'busy' | 'limited' | 'full'

export type FeedLanguage = 'en' | 'nl'

/**
 * `timed`: instants, derived from wall time and zone by the caller at every render. `all-day`: dates 'YYYY-MM-DD', the last one included.
 * `window`: some time between the two dates, hours not known. `zone` is the venue's IANA zone.
 */
export type FeedTime =
  | { timing: 'timed'; startsAt: Date; endsAt: Date; zone: string }
  | { timing: 'all-day'; startsOn: string; endsOn: string; zone: string }
  | { timing: 'window'; startsOn: string; endsOn: string; zone: string }

/** One occurrence: a series is handed in expanded, each occurrence under an id of its own that never changes. */
export type FeedEvent = {
  /** Immutable and never reused, as UID = id@domain tells readers that it is the same event. */
  id: string
  kind: 'engagement' | 'visit' | 'programme-item' | 'follow-up'
  time: FeedTime
  title: string
  status: 'proposed' | 'tentative' | 'confirmed' | 'held' | 'postponed' | 'cancelled'
  /** Only ever rises: with each change of time, place or status, cancelling and restoring included. Written as it is. */
  sequence: number
  createdAt: Date
  /** The row's last change. */
  changedAt: Date
  /** The last change of anything shown with it: place, a contact's name, the visit's title, its level. */
  renderedAt: Date
  /** When it was to be before it was last moved. */
  movedFrom?: FeedTime
  place?: string
  people?: string[]
  purpose?: string
  joinLink?: string
  /** Full address of its page in the app. */
  link?: string
  /** The visit a programme item belongs to; left out when the reader may not see that visit. */
  visitId?: string
  categories?: string[]
}

export type FeedCalendar = {
  /** Says the scope and stays the same from fetch to fetch. */
  name: string
  description?: string
  /** `css` is a CSS3 colour name, `hex` '#RRGGBB'. */
  colour?: { css: string; hex: string }
  language: FeedLanguage
  detail: FeedDetail
  /** Configured once for ever, never the request's host. */
  domain: string
  /** The subscriber's own choice; only for timed events that stand. */
  alarmMinutes?: number
  /** How often the feed's detail was changed. Added to every SEQUENCE. */
  revision?: number
  /** When detail, language or alarm of the feed last changed. Moves every LAST-MODIFIED. */
  changedAt?: Date
  events: FeedEvent[]
}
