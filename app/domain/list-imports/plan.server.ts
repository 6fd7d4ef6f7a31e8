import { hash } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { searchForms } from '#app/lib/search-forms.ts'
import { among } from '#db/schema/conditions.ts'
import type { LikelyChoice, TableKind } from '#db/schema/words.ts'
import { visibleTableRows } from '#db/visible/table-imports.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { organisationsNamed } from '../organisations/queries.server.ts'
import { likelyContacts, likelyOrganisations, type Standing, standingOf } from './known.server.ts'
import type { TableImport } from './queries.server.ts'
import { type RowInput, type RowSaid, rowSaid } from './row-input.ts'

type PlanKind = 'new' | 'changed' | 'skipped' | 'unchanged' | 'refused'

/** What taking a row would do. `reason`: a key of `tables.reasons`, or what a form would say of `field`. */
export type TablePlan = {
  id: string
  line: number
  name: string
  kind: PlanKind
  reason?: string | undefined
  field?: string | undefined
  match?: { id: string; name: string; version: number } | undefined
  changes: string[]
  /** The line that says the same. */
  twice?: number
  /** An organisation that is not known here: the post there is left out. */
  unknown?: string | undefined
  organisationId?: string | undefined
  post?: string | undefined
  input?: RowInput | undefined
}

/** What taking each row would do at this moment, with the rights of this moment. */
export async function planTable(db: ActorDb, actor: Actor, found: TableImport): Promise<TablePlan[]> {
  const r = visibleTableRows
  const stored = await db
    .select({ id: r.id, line: r.line, cells: r.cells })
    .from(r)
    .where(eq(r.importId, found.id))
    .orderBy(asc(r.position))
  return planRowsOf(db, actor, stored, found)
}

type Row = { id: string; line: number; cells: readonly string[] }
type Frame = Pick<TableImport, 'kind' | 'columns' | 'usualKind' | 'deskId' | 'level' | 'likely'>

type Wish = {
  /** The line of each row seen so far, by what it says. */
  seen?: Map<string, number>
  /** An import whose own new records are nobody who was known before. */
  except?: string
}

/** The same for some rows of a table. */
export async function planRowsOf(db: ActorDb, actor: Actor, rows: Row[], frame: Frame, wish: Wish = {}): Promise<TablePlan[]> {
  const read = rows.map((row) => ({ row, said: rowSaid(row.cells, frame) }))
  const good = read.flatMap(({ row, said }) => (said.ok ? [{ row, said }] : []))
  const places =
    frame.kind === 'contacts'
      ? await organisationsNamed(
          db,
          good.flatMap(({ said }) => said.given.organisation ?? []),
        )
      : new Map()
  const likely = await likelyOf(db, frame.kind, good)
  if (wish.except) await leaveOut(db, wish.except, frame.kind, likely)
  const standing = await standingOf(db, frame.kind, [...new Set([...likely.values()].flatMap((ids) => ids.slice(0, 1)))])
  const seen = wish.seen ?? new Map<string, number>()
  return read.map(({ row, said }) => {
    const base = { id: row.id, line: row.line, name: said.name, changes: [] }
    if (!said.ok) return { ...base, kind: 'refused' as const, reason: said.error, field: said.field }
    const { email, phone, organisation, post } = said.given
    const key = hash('sha1', JSON.stringify([searchForms(said.input.name).folded, email, phone, organisation, post]), 'base64')
    const earlier = seen.get(key)
    if (earlier !== undefined)
      return { ...base, kind: 'refused' as const, twice: earlier, reason: `tables.reasons.twice|${JSON.stringify({ other: earlier })}` }
    seen.set(key, row.line)
    const organisationId = organisation ? (places.get(organisation) as string | undefined) : undefined
    const more = { input: said.input, organisationId, post, unknown: organisation && !organisationId ? organisation : undefined }
    const match = standing.get(likely.get(row.id)?.[0] ?? '')
    return { ...base, ...more, ...decide(actor, said, match, frame.likely) }
  })
}

async function leaveOut(db: ActorDb, importId: string, kind: TableKind, likely: Map<string, string[]>): Promise<void> {
  const r = visibleTableRows
  const record = kind === 'contacts' ? r.contactId : r.organisationId
  const ids = [...new Set([...likely.values()].flat())]
  const made = await db
    .select({ id: record })
    .from(r)
    .where(and(eq(r.importId, importId), eq(r.outcome, 'created'), among(record, ids)))
  const own = new Set(made.map(({ id }) => id))
  for (const [row, known] of likely)
    likely.set(
      row,
      known.filter((id) => !own.has(id)),
    )
}

type Good = { row: Row; said: Extract<RowSaid, { ok: true }> }

const namesIn = ({ input }: Good['said']) => [
  input.name,
  ...(input.original ? [input.original] : []),
  ...(input.aliases ?? []).map(({ name }) => name),
]

function likelyOf(db: ActorDb, kind: TableKind, good: Good[]): Promise<Map<string, string[]>> {
  if (kind === 'organisations')
    return likelyOrganisations(
      db,
      good.map(({ row, said }) => ({ id: row.id, names: namesIn(said) })),
    )
  const person = ({ row, said }: Good) => ({
    id: row.id,
    names: namesIn(said),
    email: said.input.email ?? null,
    phone: said.input.phone ?? null,
    organisationIds: [],
  })
  return likelyContacts(db, good.map(person))
}

function decide(
  actor: Actor,
  said: Good['said'],
  match: Standing | undefined,
  likely: LikelyChoice,
): Pick<TablePlan, 'kind' | 'match' | 'changes' | 'reason'> {
  if (!match) return { kind: 'new', changes: [] }
  const known = { match: { id: match.id, name: match.name, version: match.version } }
  const changes = changesOf(said, match)
  // Whoever is here just as the file says is never made anew: the same file twice brings nothing.
  if (changes.length === 0) return { kind: 'unchanged', changes, ...known }
  if (likely === 'new') return { kind: 'new', changes: [], ...known }
  if (likely === 'skip') return { kind: 'skipped', changes, ...known }
  return canWriteFor(actor, match.deskId)
    ? { kind: 'changed', changes, ...known }
    : { kind: 'refused', changes: [], reason: 'tables.reasons.otherDesk|{}', ...known }
}

const changeable = ['email', 'phone', 'languages', 'formOfAddress', 'remarks', 'kind', 'website', 'description'] as const

/** The columns that a row fills with something else than stands there. */
function changesOf({ given, input }: Good['said'], standing: Standing): string[] {
  return changeable.filter(
    (field) => given[field] !== undefined && field in standing && columnValue(input, field) !== (standing[field] ?? null),
  )
}

/** A field of a row as its column holds it. */
export function columnValue(input: RowInput, field: string): string | null {
  if (field === 'languages') return input.languages?.join(',') || null
  return (input[field as 'email'] as string | undefined) ?? null
}

/** Tells one plan from another: who brings a table in brings in what the page showed. */
export const printOfTable = (plans: readonly TablePlan[]): string =>
  hash('sha256', JSON.stringify(plans.map(({ id, kind, match, changes }) => [id, kind, match?.id, match?.version, changes])), 'hex').slice(
    0,
    32,
  )
