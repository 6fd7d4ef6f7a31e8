import { sql } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import type { Db } from '#db/client.server.ts'
import { encounters } from '#db/schema/encounters.ts'

/** The tables that are filled, in the order in which they refer to each other. */
export const tables = [
  'desks',
  'members',
  'desk_members',
  'organisations',
  'contacts',
  'names',
  'known_as',
  'affiliations',
  'engagements',
  'participants',
  'encounters',
  'engagement_organisations',
  'read_outs',
  'follow_ups',
  'record_access',
] as const
export type Table = (typeof tables)[number]

/** A row as PostgreSQL reads it from JSON; rows of one table have the same columns. */
export type Row = readonly [Table, Record<string, unknown>]

const rowsAtOnce = 20_000

/** Inserts the rows as they come, some thousands at once, and answers how many each table got. */
export async function insertRows(db: Db, rows: Iterable<Row>): Promise<Map<Table, number>> {
  const counts = new Map<Table, number>()
  let waiting = new Map<Table, Record<string, unknown>[]>()
  let size = 0
  const flush = async () => {
    for (const table of tables) {
      const values = waiting.get(table)
      if (values) await insert(db, table, values)
      counts.set(table, (counts.get(table) ?? 0) + (values?.length ?? 0))
    }
    waiting = new Map()
    size = 0
  }
  for (const [table, values] of rows) {
    const list = waiting.get(table)
    if (list) list.push(values)
    else waiting.set(table, [values])
    size += 1
    if (size >= rowsAtOnce) await flush()
  }
  await flush()
  return counts
}

async function insert(db: Db, table: Table, values: Record<string, unknown>[]): Promise<void> {
  const into = sql.identifier(table)
  const columns = sql.join(
    Object.keys(values[0] ?? {}).map((column) => sql.identifier(column)),
    sql`, `,
  )
  // One parameter instead of one a value: a statement may have no more than 65,535.
  const json = JSON.stringify(values)
  await db.execute(sql`insert into ${into} (${columns}) select ${columns} from json_populate_recordset(null::${into}, ${json}::json)`)
}

/** Keeps of each participant from outside what a trigger keeps else. */
export async function keepEncounters(db: Db): Promise<void> {
  const own = {
    id: sql`p.id`,
    contact_id: sql`p.contact_id`,
    engagement_id: sql`e.id`,
    has_read_out: sql`exists (select from read_outs r where r.engagement_id = e.id and r.body <> '')`,
    has_follow_up: sql`exists (select from follow_ups f where f.engagement_id = e.id)`,
  }
  const columns = getTableConfig(encounters).columns.map(({ name }) => sql.identifier(name))
  const values = columns.map((column) => own[column.value as keyof typeof own] ?? sql`e.${column}`)
  await db.execute(sql`insert into encounters (${sql.join(columns, sql`, `)}) select ${sql.join(values, sql`, `)}
    from participants p join engagements e on e.id = p.engagement_id where p.contact_id is not null on conflict (id) do nothing`)
}

/** Keeps of each contact what triggers keep else. */
export async function keepKnownAs(db: Db): Promise<void> {
  await db.execute(sql`insert into known_as (contact_id, desk_id, level, deleted_at, sorted)
    select id, desk_id, level, deleted_at, lower(name) from contacts where erased_at is null on conflict do nothing`)
  await db.execute(sql`select put_names_together(array_agg(contact_id)) from known_as where folded = ''`)
}

export async function analyse(db: Db): Promise<void> {
  for (const table of tables) await db.execute(sql`analyze ${sql.identifier(table)}`)
}
