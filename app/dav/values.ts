import type { Markup } from './write-xml.ts'

/** One event of a calendar as an object of its own; `start` and `end` in milliseconds, of whole days midnight UTC of the dates. */
export type CalendarObject = {
  id: string
  etag: string
  text: string
  start: number
  end: number
  wholeDays: boolean
  changedAt: Date
}

/** What changed in a calendar since a state: an object that has left has no tag. */
export type Changes = { told: { id: string; etag: string | null }[]; token: string; more: boolean }

export type Calendar = {
  id: string
  name: string
  colour: string | undefined
  /** Moves with anything in it. */
  tag: string
  syncToken: string
  objects: ReadonlyMap<string, CalendarObject>
}

export type Reader = { name: string; email: string; zone: string }

export type DavAnswer = { status: number; headers: Record<string, string>; body: string }

/** A condition of a request that does not hold, by the name that the RFC gives it, as an answer's body says it. */
export class Refused extends Error {
  readonly status: number
  readonly condition: Markup | undefined

  constructor(status: number, condition?: Markup) {
    super(`refused with ${status}`)
    this.status = status
    this.condition = condition
  }
}
