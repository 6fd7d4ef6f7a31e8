import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, pgPolicy } from 'drizzle-orm/pg-core'
import { me, myDesks, myRole, visibleRecord } from './conditions.ts'
import { memberRole } from './roles.ts'

type Record = { id: AnyPgColumn; level: AnyPgColumn; deskId: AnyPgColumn }

const officer = sql`${myRole} in ('officer', 'manager')`

/** Officers and managers write the records of their own desks, if they may see them. */
export function recordPolicies(table: Record, also: SQL = sql`false`) {
  // A function of the owning role, since members may not read record_access; it also sees whom a trigger named within this statement.
  const seen = visibleRecord(table, sql`has_access(${table.id})`)
  const ownDesk = sql`(${officer} and ${table.deskId} = any(${myDesks}))`
  return writePolicies({
    read: sql`(${seen}) or ${also}`,
    insert: ownDesk,
    update: sql`(${ownDesk} and ${seen}) or ${also}`,
    result: sql`${ownDesk} or ${also}`,
    remove: sql`${ownDesk} and ${seen}`,
  })
}

/** Rows that hang on a record are written by whoever may write that record. `see` and `write` are database functions. */
export function childPolicies(parent: SQL | AnyPgColumn, noun: 'engagement' | 'organisation' | 'contact') {
  const write = sql`${sql.raw(`can_write_${noun}`)}(${parent})`
  const read = sql`${sql.raw(`can_see_${noun}`)}(${parent})`
  return writePolicies({ read, insert: write, update: write, result: write, remove: write })
}

/** What belongs to one member alone. */
export function ownPolicies(owner: AnyPgColumn) {
  const own = sql`${owner} = ${me}`
  return writePolicies({ read: own, insert: own, update: own, result: own, remove: own })
}

/** The register of members and desks: administrators only. */
export function administratorPolicies() {
  const administrator = sql`${myRole} = 'administrator'`
  return writePolicies({
    read: sql`${me} is not null`,
    insert: administrator,
    update: administrator,
    result: administrator,
    remove: administrator,
  })
}

/** Lists every desk shares, such as topics: read by all, written by officers and managers. */
export function sharedListPolicies() {
  return writePolicies({ read: sql`${me} is not null`, insert: officer, update: officer, result: officer, remove: officer })
}

export function writePolicies(rules: { read: SQL; insert: SQL; update: SQL; result: SQL; remove: SQL }) {
  return [
    pgPolicy('member_reads_id', { for: 'select', to: memberRole, using: rules.read }),
    pgPolicy('member_inserts', { for: 'insert', to: memberRole, withCheck: rules.insert }),
    pgPolicy('member_updates', { for: 'update', to: memberRole, using: rules.update, withCheck: rules.result }),
    pgPolicy('member_deletes', { for: 'delete', to: memberRole, using: rules.remove }),
  ]
}
