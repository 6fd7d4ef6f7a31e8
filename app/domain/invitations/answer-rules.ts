import type { ReadAnswer } from '#app/ical/read/answer-values.ts'
import type { AnswerPart, AnswerReason, Status } from '#db/schema/words.ts'

export type Known = {
  status: Status
  /** The SEQUENCE of the last message that went to this very address; undefined when none did. */
  sentSequence: number | undefined
  takesPart: boolean
  /** When the last answer of this person that counts was given. */
  lastStamp: Date | undefined
}

const dayMs = 24 * 3_600_000

/** Why an answer does not count by itself, the plainest reason first; undefined when it does (RFC 5546, 2.1.5 and 3.2.3). */
export function whyOnlyShown(
  answer: ReadAnswer,
  { status, sentSequence, takesPart, lastStamp }: Known,
  now: Date,
): AnswerReason | undefined {
  const stamp = new Date(answer.stamp)
  if (answer.method !== 'reply') return answer.method
  if (answer.ofSeries) return 'of-series'
  if (answer.several) return 'several-people'
  if (sentSequence === undefined) return 'not-invited'
  if (!takesPart) return 'not-taking-part'
  if (status === 'cancelled') return 'cancelled'
  if (answer.delegated !== null || answer.part === 'delegated') return 'delegated'
  if (answer.part === 'none') return 'no-answer'
  if (answer.sentBy !== null) return 'sent-by'
  if (answer.sequence < sentSequence) return 'old-version'
  // One from the far future would keep every later answer out.
  if (stamp.getTime() > now.getTime() + dayMs) return 'future'
  return lastStamp && stamp <= lastStamp ? 'older-answer' : undefined
}

const takeable: readonly AnswerReason[] = ['sent-by', 'old-version']

type Shown = { outcome: string; reason: AnswerReason | null; part: AnswerPart; takesPart: boolean; overtaken: boolean }

/** Whether an officer may take it all the same: it says what its sender wants, only not as it should. */
export function canTake({ outcome, reason, part, takesPart, overtaken }: Shown, { status }: { status: Status }): boolean {
  if (outcome !== 'shown' || !takesPart || overtaken || status === 'cancelled') return false
  return reason !== null && takeable.includes(reason) && isAnswer(part)
}

export const isAnswer = (part: AnswerPart): part is 'accepted' | 'declined' | 'tentative' => part !== 'none' && part !== 'delegated'

/** Those who hold an invitation, as far as they still take part. */
export const holdersAmong = <Person extends { standing: string; answer: AnswerPart | null }>(people: readonly Person[]): Person[] =>
  people.filter(({ standing, answer }) => standing !== 'none' && answer !== null)

/** How many gave which answer. */
export function countAnswers(people: readonly { answer: AnswerPart | null }[]) {
  const count = (part: AnswerPart) => people.filter(({ answer }) => answer === part).length
  return { accepted: count('accepted'), declined: count('declined'), tentative: count('tentative'), none: count('none') }
}
