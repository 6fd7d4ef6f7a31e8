import { and, eq } from 'drizzle-orm'
import { isUuid } from '#app/lib/ids.ts'
import { languageTags } from '#app/lib/languages.ts'
import { among } from '#db/schema/conditions.ts'
import { contacts } from '#db/schema/contacts.ts'
import { organisations } from '#db/schema/organisations.ts'
import { organisationKinds } from '#db/schema/words.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { type Deed, recordDeeds } from '../access/activity.server.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type ListOf, mostChosen } from './columns.ts'
import { type ListBulk, type ListDeed, listDeeds } from './input.ts'

type Reason = 'not-yours' | 'already-so' | 'changed-meanwhile' | 'erased'
type ListLeft = { id: string; name: string; reason: Reason }

/** `back`: of each row that was changed how it was, for putting it back. */
export type ListChanged = { changed: number; left: ListLeft[]; back: string[] }

type Row = {
  id: string
  name: string
  deskId: string
  version: number
  erasedAt: Date | null
  languages: string | null
  kind: string | null
}
type Wish = { value: string; version?: number }

const column = { desk: 'deskId', language: 'languages', kind: 'kind' } as const

/** Does one thing to several records, to each as its own form would, and answers which were left as they were. What the actor may not see is in neither. */
export async function changeListed(db: ActorDb, actor: Actor, list: ListOf, { ids, deed, ...asked }: ListBulk): Promise<ListChanged> {
  const wish = (row: Row): Wish => {
    const spoken = row.languages?.split(',') ?? []
    if (deed === 'language') return { value: [...new Set([...spoken, asked.language ?? ''])].join(',') }
    return { value: (deed === 'desk' ? asked.deskId : asked.kind) ?? '' }
  }
  return changeEach(db, actor, list, deed, ids, wish)
}

/** Puts rows back as they were, those that nobody changed since. */
export async function putBack(db: ActorDb, actor: Actor, list: ListOf, asked: unknown, back: readonly string[]): Promise<ListChanged> {
  const deed = listDeeds[list].find((one) => one === asked)
  if (!deed) return { changed: 0, left: [], back: [] }
  const wishes = new Map<string, Wish>()
  for (const line of back.slice(0, mostChosen)) {
    const [id = '', version = '', value = ''] = line.split(':')
    if (isUuid(id) && isValue(deed, value)) wishes.set(id, { value, version: Number(version) })
  }
  return changeEach(db, actor, list, deed, [...wishes.keys()], ({ id }) => wishes.get(id) ?? { value: '' })
}

function isValue(deed: ListDeed, value: string): boolean {
  if (deed === 'desk') return isUuid(value)
  if (deed === 'kind') return organisationKinds.some((kind) => kind === value)
  return value === '' || value.split(',').every((tag) => languageTags.some((known) => known === tag))
}

async function changeEach(
  db: ActorDb,
  actor: Actor,
  list: ListOf,
  deed: ListDeed,
  ids: readonly string[],
  wish: (row: Row) => Wish,
): Promise<ListChanged> {
  const outcome: ListChanged = { changed: 0, left: [], back: [] }
  const deeds: Deed[] = []
  const field = column[deed]
  // In one order, so that two who change the same ones wait for each other and do not lock each other out.
  for (const row of (await rowsOf(db, list, ids)).toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { value, version = row.version } = wish(row)
    const before = row[field] ?? ''
    const reason = refusal(actor, row, deed, value) ?? (before === value ? 'already-so' : undefined)
    const after = reason ? undefined : await write(db, list, row.id, version, { [field]: value || null })
    if (after === undefined) {
      outcome.left.push({ id: row.id, name: row.name, reason: reason ?? 'changed-meanwhile' })
      continue
    }
    outcome.changed += 1
    outcome.back.push([row.id, after, before].join(':'))
    deeds.push({ verb: 'changed', noun: list === 'contacts' ? 'contact' : 'organisation', recordId: row.id, fields: [field] })
  }
  await recordDeeds(db, actor, deeds)
  return outcome
}

function refusal(actor: Actor, row: Row, deed: ListDeed, value: string): Reason | undefined {
  if (row.erasedAt) return 'erased'
  if (!canWriteFor(actor, row.deskId) || (deed === 'desk' && !canWriteFor(actor, value))) return 'not-yours'
  return undefined
}

/** What those of the records are called that the actor may see, by name. */
export async function namesListed(db: ActorDb, list: ListOf, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const rows = await rowsOf(db, list, ids)
  return rows.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name))
}

async function rowsOf(db: ActorDb, list: ListOf, ids: readonly string[]): Promise<Row[]> {
  const [c, o] = [visibleContacts, visibleOrganisations]
  if (list === 'contacts') {
    const { id, name, deskId, version, erasedAt, languages } = c
    const rows = await db.select({ id, name, deskId, version, erasedAt, languages }).from(c).where(among(c.id, ids))
    return rows.map((row) => ({ ...row, kind: null }))
  }
  const { id, name, deskId, version, kind } = o
  const rows = await db.select({ id, name, deskId, version, kind }).from(o).where(among(o.id, ids))
  return rows.map((row) => ({ ...row, erasedAt: null, languages: null }))
}

async function write(db: ActorDb, list: ListOf, id: string, version: number, values: object): Promise<number | undefined> {
  const table = (list === 'contacts' ? contacts : organisations) as typeof contacts
  const [after] = await db
    .update(table)
    .set(values)
    .where(and(eq(table.id, id), eq(table.version, version)))
    .returning({ version: table.version })
  return after?.version
}
