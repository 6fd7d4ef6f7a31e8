import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import type { TableChoice } from '#app/domain/list-imports/begin.server.ts'
import { planTable, printOfTable, type TablePlan } from '#app/domain/list-imports/plan.server.ts'
import { findTableImport, firstCells, type TableImport, tableOutcomes } from '#app/domain/list-imports/queries.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { likelyChoices, organisationKinds } from '#db/schema/words.ts'
import { notFound } from './not-found.ts'
import { pageAsked } from './page-asked.ts'

const tableRowsPerPage = 100
const tablePlans = ['new', 'changed', 'skipped', 'unchanged', 'refused'] as const

/** The table that the address names, for the one who brought it. */
export async function ownTable(db: ActorDb, id: string | undefined): Promise<TableImport> {
  return (isUuid(id) ? await findTableImport(db, id) : undefined) ?? notFound()
}

const onPage = <Row>(rows: Row[], query: URLSearchParams) => {
  const page = pageAsked(query)
  return { page, total: rows.length, rows: rows.slice((page - 1) * tableRowsPerPage, page * tableRowsPerPage) }
}

/** A dry run: what each row would do now, and what stands in each column. */
export async function tableDryRun(db: ActorDb, actor: Actor, found: TableImport, query: URLSearchParams) {
  const plans = await planTable(db, actor, found)
  const plan = tablePlans.find((one) => one === query.get('plan'))
  const count = (kind: TablePlan['kind']) => plans.filter((row) => row.kind === kind).length
  const counts = {
    new: count('new'),
    changed: count('changed'),
    skipped: count('skipped'),
    unchanged: count('unchanged'),
    refused: count('refused'),
  }
  const cells = await firstCells(db, found.id)
  const columns = found.heads.map((head, at) => ({
    head,
    field: found.columns[at] ?? '',
    sample: cells.map((row) => row[at]?.slice(0, 60)).filter(Boolean),
  }))
  const { kind, likely, usualKind } = found
  const shown = plans.filter((row) => !plan || row.kind === plan).map(({ input: _, organisationId: __, post: ___, ...row }) => row)
  return { ...onPage(shown, query), plan, counts, columns, kind, likely, usualKind, print: printOfTable(plans) }
}

export type TableDryRun = Awaited<ReturnType<typeof tableDryRun>>

/** What became of a table that was brought in. */
export async function tableOutcomePage(db: ActorDb, found: TableImport, query: URLSearchParams) {
  const rows = (await tableOutcomes(db, found.id)).filter((row) => row.outcome)
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length
  return { ...onPage(rows, query), state: found.state, undone: count('undone'), kept: count('kept') }
}

export type TableOutcomePage = Awaited<ReturnType<typeof tableOutcomePage>>

/** What the form says the columns are, and what to do with who is likely known. */
export function readTableChoice(form: FormData, found: TableImport): TableChoice {
  return {
    columns: found.heads.map((_, at) => String(form.get(`column${at}`) ?? '')),
    likely: likelyChoices.find((one) => one === form.get('likely')) ?? found.likely,
    usualKind: organisationKinds.find((one) => one === form.get('usualKind')) ?? found.usualKind,
  }
}
