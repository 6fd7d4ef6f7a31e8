import { AsyncLocalStorage } from 'node:async_hooks'
import { type SQL, sql } from 'drizzle-orm'
import type { PgTransactionConfig } from 'drizzle-orm/pg-core'
import { type Db, getDatabase } from '#db/client.server.ts'
import type { Actor } from './actors.ts'

declare const door: unique symbol
/** The only handle domain code gets: a transaction in which the database itself knows who asks. */
export type ActorDb = Db & { readonly [door]: 'member' }
/** The handle for work before anyone is known (passwords, sessions, feed tokens): it has no right to content. */
export type GateDb = Db & { readonly [door]: 'gate' }

const inside = new AsyncLocalStorage<true>()

/**
 * Runs `work` in one transaction as the given member: reads see the visible_* views only, writes pass the policies.
 * Everything is rolled back when `work` throws. Not to be nested: pass the handle on instead.
 */
export function asActor<Result>(actor: Actor, work: (db: ActorDb) => Promise<Result>): Promise<Result> {
  return transaction(identifyMember(actor), (db) => work(db as ActorDb))
}

/** The same for work that only reads, in several queries that must tell one and the same moment. */
export function readAsActor<Result>(actor: Actor, work: (db: ActorDb) => Promise<Result>): Promise<Result> {
  return transaction(identifyMember(actor), (db) => work(db as ActorDb), { isolationLevel: 'repeatable read', accessMode: 'read only' })
}

function identifyMember(actor: Actor): SQL {
  const desks = `{${actor.deskIds.join(',')}}`
  return sql`select set_config('role', 'gezant_member', true), set_config('gezant.member', ${actor.id}, true), set_config('gezant.role', ${actor.role}, true), set_config('gezant.desks', ${desks}, true)`
}

/** Runs `work` in one transaction with the rights of the front door alone. */
export function asGate<Result>(work: (db: GateDb) => Promise<Result>): Promise<Result> {
  return transaction(sql`select set_config('role', 'gezant_gate', true), set_config('gezant.member', '', true)`, (db) => work(db as GateDb))
}

const gateFunctions = {
  feed_links: sql`feed_links`,
  kept_pieces: sql`kept_pieces`,
  keep_pieces: sql`keep_pieces`,
  settle_message: sql`settle_message`,
  session_member: sql`session_member`,
}

/**
 * Asks one function of the database that is the front door's, and brings its rights itself: in one statement, where a transaction takes three
 * more.
 */
export function askGate<Fields extends Record<string, SQL>>(
  fields: Fields,
  name: keyof typeof gateFunctions,
  ...given: (SQL | string | null)[]
) {
  refuseNesting()
  const asked = sql.join(
    given.map((value) => sql`${value}`),
    sql`, `,
  )
  return getDatabase().db.select(fields).from(sql`${gateFunctions[name]}(${asked})`)
}

// The embedded database has one connection: a transaction waiting for another inside it would wait for ever.
function refuseNesting(): void {
  if (inside.getStore()) throw new Error('A transaction was opened inside another: pass its handle on.')
}

function transaction<Result>(identify: SQL, work: (db: Db) => Promise<Result>, config?: PgTransactionConfig): Promise<Result> {
  refuseNesting()
  return inside.run(true, () =>
    getDatabase().db.transaction(async (db) => {
      await db.execute(identify)
      return work(db)
    }, config),
  )
}
