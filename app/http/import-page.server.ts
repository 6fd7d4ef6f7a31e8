import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { proposalsFor, valueOfProposal } from '#app/domain/imports/people.server.ts'
import { findImport, type Import, outcomesOf, type PlannedRow, planOf, printOf } from '#app/domain/imports/queries.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { notFound } from './not-found.ts'
import { pageAsked } from './page-asked.ts'

const rowsPerPage = 100
const planKinds = ['new', 'changed', 'unchanged', 'refused'] as const

/** The import that the address names, for the one who made it. */
export async function ownImport(db: ActorDb, id: string | undefined): Promise<Import> {
  return (isUuid(id) ? await findImport(db, id) : undefined) ?? notFound()
}

const onPage = <Row>(rows: Row[], query: URLSearchParams) => {
  const page = pageAsked(query)
  return { page, total: rows.length, rows: rows.slice((page - 1) * rowsPerPage, page * rowsPerPage) }
}

/** A dry run: what each row would do now, whom to link. */
export async function dryRunPage(db: ActorDb, actor: Actor, found: Import, query: URLSearchParams) {
  const rows = await planOf(db, actor, found.id)
  const kind = planKinds.find((one) => one === query.get('kind'))
  const counts = Object.fromEntries(planKinds.map((one) => [one, rows.filter(({ plan }) => plan.kind === one).length])) as Counts
  const proposals = await proposalsFor(db, actor, rows)
  return {
    ...onPage(rows.filter(({ plan }) => !kind || plan.kind === kind).map(shownRow), query),
    kind,
    counts,
    print: printOf(rows),
    people: proposals.map((one) => ({
      value: valueOfProposal(one),
      name: one.name,
      kind: one.kind,
      by: one.by,
      saidAs: one.saidAs,
      count: one.count,
      ticked: found.people?.includes(valueOfProposal(one)) ?? one.usual,
    })),
  }
}

type Counts = Record<(typeof planKinds)[number], number>
export type DryRun = Awaited<ReturnType<typeof dryRunPage>>

function shownRow({ id, line, title, notes, taken, cancels, plan }: PlannedRow) {
  const { kind, reason, changes, match, time } = plan
  return { id, line, title, notes, taken, gone: cancels === 'gone', kind, reason, changes, time, engagementId: match?.engagementId }
}

export type DryRunRow = ReturnType<typeof shownRow>

/** What became of an import that was brought in. */
export async function outcomePage(db: ActorDb, found: Import, query: URLSearchParams) {
  const rows = await outcomesOf(db, found.id)
  const count = (...outcomes: (string | null)[]) => rows.filter((row) => outcomes.includes(row.outcome)).length
  return {
    ...onPage(rows, query),
    written: count('created', 'changed', 'cancelled', 'undone', 'kept'),
    undone: count('undone'),
    kept: count('kept'),
  }
}

export type Outcome = Awaited<ReturnType<typeof outcomePage>>
