import { type SQL, sql } from 'drizzle-orm'
import { type AssessmentKind, assessmentKinds } from '#db/schema/words.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type Assessment, currentOfEach } from '../assessments/queries.server.ts'
import type { ListColumn } from './columns.ts'

/** How a row of a list is seen: the newest of each kind that the reader may read, stances in general alone. */
export type Seen = Partial<Record<AssessmentKind, Pick<Assessment, 'kind' | 'value' | 'note' | 'by' | 'assessedOn' | 'level'>>>

export const isAssessed = (name: string): name is AssessmentKind => assessmentKinds.some((kind) => kind === name)

/** How each of the rows is seen, where the columns show it. */
export async function seenIn(
  db: ActorDb,
  noun: 'contact' | 'organisation',
  rows: readonly { id: string }[],
  columns: readonly ListColumn[],
): Promise<(id: string) => Seen | undefined> {
  if (!columns.some(isAssessed)) return () => undefined
  const ids = rows.map(({ id }) => id)
  const known = await currentOfEach(db, noun, ids)
  const shown = ({ kind, value, note, by, assessedOn, level }: Assessment) => ({ kind, value, note, by, assessedOn, level })
  return (id) => Object.fromEntries((known.get(id) ?? []).filter(({ topicId }) => topicId === null).map((row) => [row.kind, shown(row)]))
}

/** What a list is joined with to stand in the order of a kind: of each record the value its reader may read, since an order tells of it too. */
export function valuesOf(noun: 'contact' | 'organisation', kind: AssessmentKind): SQL {
  const whom = noun === 'contact' ? sql`a.contact_id` : sql`a.organisation_id`
  return sql`(select distinct on (${whom}) ${whom} as whom, a.value from visible_assessments a
    where ${whom} is not null and a.kind = ${kind} and a.topic_id is null and a.withdrawn_at is null
    order by ${whom}, a.assessed_on desc, a.created_at desc, a.id desc) seen`
}
