import type postgres from 'postgres'
import type { Connection, Types } from './connection.ts'
import type { Pool } from './pool.ts'

type Run = Connection['run']
type Work<T> = (client: postgres.Sql) => Promise<T>

/** What Drizzle's postgres.js session needs of a client, on our own pool: unsafe(), begin(), savepoint() and the types. */
export function driverClient(pool: Pool, types: Types): postgres.Sql {
  return asClient(
    types,
    (...query) => pool.use((connection) => connection.run(...query)),
    (work) => pool.use((connection) => transact(connection, types, work)),
  )
}

/** What a transaction begins with to say who asks and how: without effect outside of one, and so sent along with BEGIN. */
const preamble = /^(select set_config\(|set transaction )/

async function transact<T>(connection: Connection, types: Types, work: Work<T>): Promise<T> {
  let savepoints = 0
  let begun: ReturnType<Run> | undefined
  let over = false
  const run: Run = async (...query) => {
    if (over) throw new Error('Bug: a transaction was used after it had ended')
    if (begun) await begun
    else {
      begun = connection.run('begin')
      if (preamble.test(query[0])) begun.catch(() => {})
      else await begun
    }
    return connection.run(...query)
  }
  const inside = asClient(types, run, async (nested) => {
    savepoints += 1
    const savepoint = `nested_${savepoints}`
    await run(`savepoint ${savepoint}`)
    try {
      return await nested(inside)
    } catch (error) {
      await run(`rollback to savepoint ${savepoint}`).catch(() => {})
      throw error
    }
  })

  try {
    const result = await work(inside)
    over = true
    if (!begun) return result
    const { command } = await connection.run('commit')
    // PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement failed and the error was swallowed.
    if (command === 'ROLLBACK') throw new Error('The transaction was rolled back because a statement in it had failed')
    return result
  } catch (error) {
    over = true
    if (begun) await connection.run('rollback').catch(() => connection.end())
    throw error
  }
}

function asClient(types: Types, run: Run, begin: <T>(work: Work<T>) => Promise<T>): postgres.Sql {
  const client = {
    options: types,
    unsafe(text: string, parameters?: unknown[]) {
      let asArrays = false
      // Starts a turn later, so that values() called on the answer is still heard.
      const answer = Promise.resolve().then(() => run(text, parameters, { asArrays }))
      const values = () => {
        asArrays = true
        return answer
      }
      return Object.assign(answer, { values })
    },
    begin,
    savepoint: begin,
  }
  return client as unknown as postgres.Sql
}
