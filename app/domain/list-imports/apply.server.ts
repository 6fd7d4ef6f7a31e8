import { and, eq, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { pieces } from '#app/lib/pieces.ts'
import { searchForms } from '#app/lib/search-forms.ts'
import { affiliations, contacts } from '#db/schema/contacts.ts'
import { imports } from '#db/schema/imports.ts'
import { names } from '#db/schema/names.ts'
import { organisations } from '#db/schema/organisations.ts'
import { tableRows } from '#db/schema/table-imports.ts'
import { recordDeed, recordDeeds } from '../access/activity.server.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { standingOf } from './known.server.ts'
import { columnValue, planTable, printOfTable, type TablePlan } from './plan.server.ts'
import { findTableImport, type TableImport } from './queries.server.ts'
import type { RowInput } from './row-input.ts'

export type TableApplied =
  | { ok: true; counts: { created: number; changed: number } }
  | { ok: false; reason: 'not-found' | 'not-yours' | 'applied-before' | 'changed-meanwhile' }

/** Brings in what a dry run showed, all of it or nothing, if it is still what the page of `print` showed. */
export async function applyTable(db: ActorDb, actor: Actor, importId: string, print: string | undefined): Promise<TableApplied> {
  const found = await findTableImport(db, importId)
  if (!found) return { ok: false, reason: 'not-found' }
  if (!canWriteFor(actor, found.deskId)) return { ok: false, reason: 'not-yours' }
  await oneAtATime(db, found.deskId)
  const [open] = await db
    .update(imports)
    .set({ state: 'applied', appliedAt: sql`now()` })
    .where(and(eq(imports.id, importId), eq(imports.state, 'dry-run')))
    .returning({ id: imports.id })
  if (!open) return { ok: false, reason: 'applied-before' }
  const plans = await planTable(db, actor, found)
  if (print !== undefined && print !== printOfTable(plans)) {
    await db.update(imports).set({ state: 'dry-run', appliedAt: null }).where(eq(imports.id, importId))
    return { ok: false, reason: 'changed-meanwhile' }
  }
  return { ok: true, counts: await bringIn(db, actor, found, plans) }
}

/** Two that bring in the same table for one desk at the same moment would both find nothing to match. */
export const oneAtATime = (db: ActorDb, deskId: string) =>
  db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`import:${deskId}`}, 0))`)

/** Makes what is new among the rows and changes what they say otherwise. */
export async function bringIn(db: ActorDb, actor: Actor, found: TableImport, plans: TablePlan[]) {
  const fresh = plans.filter(({ kind }) => kind === 'new')
  const changed = plans.filter(({ kind }) => kind === 'changed')
  for (const some of pieces(fresh)) await create(db, actor, found, some)
  const standing = await standingOf(
    db,
    found.kind,
    changed.flatMap(({ match }) => match?.id ?? []),
  )
  for (const plan of changed) await change(db, actor, found, plan, standing)
  return { created: fresh.length, changed: changed.length }
}

type Made = { id: string; plan: TablePlan; input: RowInput }

async function create(db: ActorDb, actor: Actor, found: TableImport, plans: TablePlan[]): Promise<void> {
  const made: Made[] = plans.flatMap((plan) => (plan.input ? [{ id: newId(), plan, input: plan.input }] : []))
  const isContact = found.kind === 'contacts'
  const base = ({ id, input }: Made) => ({ id, name: input.name, level: found.level, deskId: found.deskId, createdBy: actor.id })
  const column = ({ input }: Made, field: string) => columnValue(input, field)
  if (isContact) {
    const fields = ['email', 'phone', 'languages', 'formOfAddress', 'remarks']
    await db
      .insert(contacts)
      .values(made.map((one) => ({ ...base(one), ...Object.fromEntries(fields.map((field) => [field, column(one, field)])) })))
  } else {
    const fields = ['shortName', 'website', 'description']
    await db.insert(organisations).values(
      made.map((one) => ({
        ...base(one),
        kind: one.input.kind ?? found.usualKind,
        ...Object.fromEntries(fields.map((field) => [field, column(one, field)])),
      })),
    )
  }
  const written = made.flatMap((one) =>
    namesOf(one.input).map((name) => ({ id: newId(), ...(isContact ? { contactId: one.id } : { organisationId: one.id }), ...name })),
  )
  for (const some of pieces(written)) await db.insert(names).values(some)
  const posts = made.flatMap(({ id, plan: { organisationId, post } }) =>
    isContact && organisationId && post ? [{ id: newId(), contactId: id, organisationId, post }] : [],
  )
  for (const some of pieces(posts)) await db.insert(affiliations).values(some)
  const noun = isContact ? 'contact' : 'organisation'
  await recordDeeds(
    db,
    actor,
    made.map(({ id }) => ({ verb: 'created', noun, recordId: id })),
  )
  const pairs = sql.join(
    made.map(({ id, plan }) => sql`(${plan.id}::uuid, ${id}::uuid)`),
    sql`, `,
  )
  const to = isContact ? sql`contact_id = made.id` : sql`organisation_id = made.id`
  await db.execute(
    sql`update ${tableRows} set outcome = 'created', done_at = now(), version_after = 1, ${to} from (values ${pairs}) as made (row_id, id) where ${tableRows.id} = made.row_id`,
  )
}

function namesOf(input: RowInput) {
  const all = [
    { name: input.name, kind: 'main' as const, language: null },
    ...(input.original ? [{ name: input.original, kind: 'original' as const, language: null }] : []),
    ...(input.shortName ? [{ name: input.shortName, kind: 'short' as const, language: null }] : []),
    ...(input.aliases ?? []).map(({ name, language }) => ({ name, kind: 'alias' as const, language: language ?? null })),
  ]
  return all.map((name) => ({ ...name, ...searchForms(name.name) }))
}

async function change(
  db: ActorDb,
  actor: Actor,
  { kind }: TableImport,
  plan: TablePlan,
  standing: Awaited<ReturnType<typeof standingOf>>,
): Promise<void> {
  const { match, input, changes } = plan
  const before = standing.get(match?.id ?? '')
  if (!match || !input || !before) throw new Error('A record of the plan is not there.')
  const columns = Object.fromEntries(changes.map((field) => [field, columnValue(input, field)]))
  const table = kind === 'contacts' ? contacts : organisations
  const [after] = await db
    .update(table)
    .set(columns)
    .where(and(eq(table.id, match.id), eq(table.version, match.version)))
    .returning({ version: table.version })
  if (!after) throw new Error('A record of the plan was changed meanwhile.')
  await recordDeed(db, actor, {
    verb: 'changed',
    noun: kind === 'contacts' ? 'contact' : 'organisation',
    recordId: match.id,
    fields: changes,
  })
  await db
    .update(tableRows)
    .set({
      outcome: 'changed',
      doneAt: sql`now()`,
      ...(kind === 'contacts' ? { contactId: match.id } : { organisationId: match.id }),
      before: Object.fromEntries(changes.map((field) => [field, before[field] ?? null])),
      versionAfter: after.version,
    })
    .where(eq(tableRows.id, plan.id))
}
