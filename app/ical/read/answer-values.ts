import type { ReadTime } from './values.ts'

/** What a file of answers may hold; programs send one. */
export const answerLimits = { bytes: 1_000_000, answers: 50, comment: 2_000, ms: 10_000 }

/** What one person answers to one invitation (RFC 5546, 3.2.3 and 3.2.7). */
export type ReadAnswer = {
  /** False for a proposal of another time. */
  replies: boolean
  uid: string
  /** An answer about one day of a series. */
  ofSeries: boolean
  sequence: number
  /** When it was given, ISO 8601 in UTC: of two to the same version the later one counts. */
  stamp: string
  address: string
  part: 'accepted' | 'declined' | 'tentative' | 'delegated' | 'none'
  /** Who sent it, where that is somebody else. */
  sentBy: string | null
  delegatedTo: string | null
  comment: string | null
  proposed: ReadTime | null
}

export const answerFailures = ['too-large', 'not-answer', 'several-people', 'incomplete', 'unreadable'] as const
export type AnswerFailure = (typeof answerFailures)[number]

export type ReadAnswers = { ok: true; answers: ReadAnswer[] } | { ok: false; reason: AnswerFailure }
