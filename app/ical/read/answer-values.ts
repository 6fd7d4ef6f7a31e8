import type { ReadTime, Said } from './values.ts'

/** What a file of answers may hold; programs send one. */
export const answerLimits = { bytes: 1_000_000, answers: 50, comment: 2_000, ms: 10_000 }

/** What one person answers to one invitation (RFC 5546, 3.2.3, 3.2.6 and 3.2.7). */
export type ReadAnswer = {
  /** An answer, a proposal of another time, or the wish to get the invitation again. */
  method: 'reply' | 'counter' | 'refresh'
  uid: string
  /** About one day of a series; what goes out from here never is. */
  ofSeries: boolean
  sequence: number
  /** When it was given, ISO 8601 in UTC: of two to the same version the later one counts. */
  stamp: string
  address: string
  /** It answers for several people at once, and nothing says which of them sent it. */
  several: boolean
  part: 'accepted' | 'declined' | 'tentative' | 'delegated' | 'none'
  /** Who sent it, where that is somebody else. */
  sentBy: string | null
  /** To whom or from whom it was passed on. */
  delegated: string | null
  comment: string | null
  proposed: ReadTime | null
}

/** `reason`: a key of the `imports.reasons` texts with its values, as of any calendar file. */
export type ReadAnswers = { ok: true; answers: ReadAnswer[] } | { ok: false; reason: Said }
