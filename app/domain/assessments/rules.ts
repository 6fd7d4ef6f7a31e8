import { yearLater } from '#app/lib/dates.ts'
import { type AssessmentKind, assessmentKinds } from '#db/schema/words.ts'
import { type Actor, canWrite } from '../access/actors.ts'

export const canWithdraw = (actor: Actor, assessment: { createdBy: string | null }): boolean =>
  canWrite(actor) && assessment.createdBy === actor.id

export const values = [5, 4, 3, 2, 1] as const
export type Value = (typeof values)[number]

/** A kind with its value, as one choice of a form. */
export type Grade = `${AssessmentKind}-${Value}`
export const grades = assessmentKinds.flatMap((kind) => values.map((value): Grade => `${kind}-${value}`)) as [Grade, ...Grade[]]

export function readGrade(grade: Grade): { kind: AssessmentKind; value: Value } {
  const [kind, value] = grade.split('-') as [AssessmentKind, string]
  return { kind, value: Number(value) as Value }
}

/** Older than a year: worth looking at again. */
export const isAged = (assessedOn: string, today: string): boolean => yearLater(assessedOn) < today

type Dated = { kind: AssessmentKind; topicId: string | null; withdrawnAt: unknown }

/** From a list with the latest first: the latest of each kind, and of stances of each topic, that was not withdrawn; and all the others. */
export function newestOfEach<Row extends Dated>(rows: Row[]): { current: Row[]; earlier: Row[] } {
  const known = new Set<string>()
  const current = rows.filter((row) => {
    const of = `${row.kind} ${row.topicId}`
    if (row.withdrawnAt !== null || known.has(of)) return false
    known.add(of)
    return true
  })
  const order = (row: Row) => assessmentKinds.indexOf(row.kind)
  return { current: current.sort((a, b) => order(a) - order(b)), earlier: rows.filter((row) => !current.includes(row)) }
}
