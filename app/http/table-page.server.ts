import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import type { TableChoice } from '#app/domain/list-imports/begin.server.ts'
import { plannedCounts, plannedPage, printOfLong } from '#app/domain/list-imports/long.server.ts'
import { planTable, printOfTable, type TablePlan } from '#app/domain/list-imports/plan.server.ts'
import { findTableImport, firstCells, outcomeCounts, type TableImport, tableOutcomes } from '#app/domain/list-imports/queries.server.ts'
import { taskOf } from '#app/domain/list-imports/tasks.server.ts'
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

/** A dry run: what each row would do now, and what stands in each column. A long table was looked through before; only the rows shown are now. */
export async function tableDryRun(db: ActorDb, actor: Actor, found: TableImport, query: URLSearchParams) {
  const plan = tablePlans.find((one) => one === query.get('plan'))
  const cells = await firstCells(db, found.id)
  const columns = found.heads.map((head, at) => ({
    head,
    field: found.columns[at] ?? '',
    sample: cells.map((row) => row[at]?.slice(0, 60)).filter(Boolean),
  }))
  const { kind, likely, usualKind } = found
  const { rows, ...planned } = found.isLong ? await longPlan(db, actor, found, query, plan) : await shortPlan(db, actor, found, query, plan)
  const shown = rows.map(({ input: _, organisationId: __, post: ___, ...row }) => row)
  return { ...planned, rows: shown, plan, columns, kind, likely, usualKind, task: await taskOf(db, found.id) }
}

type Plan = (typeof tablePlans)[number] | undefined

async function shortPlan(db: ActorDb, actor: Actor, found: TableImport, query: URLSearchParams, plan: Plan) {
  const plans = await planTable(db, actor, found)
  const count = (kind: TablePlan['kind']) => plans.filter((row) => row.kind === kind).length
  const counts = {
    new: count('new'),
    changed: count('changed'),
    skipped: count('skipped'),
    unchanged: count('unchanged'),
    refused: count('refused'),
  }
  const shown = plans.filter((row) => !plan || row.kind === plan)
  return { ...onPage(shown, query), counts, print: printOfTable(plans) }
}

async function longPlan(db: ActorDb, actor: Actor, found: TableImport, query: URLSearchParams, plan: Plan) {
  const { meanwhile: _, ...counts } = await plannedCounts(db, found.id)
  const page = pageAsked(query)
  const rows = await plannedPage(db, actor, found, plan, (page - 1) * tableRowsPerPage, tableRowsPerPage)
  const total = plan ? counts[plan] : tablePlans.reduce((sum, one) => sum + counts[one], 0)
  return { page, total, rows, counts, print: printOfLong(found, { ...counts, meanwhile: 0 }) }
}

export type TableDryRun = Awaited<ReturnType<typeof tableDryRun>>

/** What became of a table that was brought in, and what is being done at it. */
export async function tableOutcomePage(db: ActorDb, found: TableImport, query: URLSearchParams) {
  const { created, changed, undone, kept } = await outcomeCounts(db, found.id)
  const { meanwhile } = await plannedCounts(db, found.id)
  const page = pageAsked(query)
  const rows = await tableOutcomes(db, found.id, (page - 1) * tableRowsPerPage, tableRowsPerPage)
  const total = created + changed + undone + kept
  return { page, total, rows, state: found.state, undone, kept, meanwhile, task: await taskOf(db, found.id) }
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
