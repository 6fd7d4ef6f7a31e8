import { type Database, type Db, setDatabase } from '#db/client.server.ts'
import { contacts } from '#db/schema/contacts.ts'
import { engagements } from '#db/schema/engagements.ts'
import { desks, members } from '#db/schema/members.ts'
import { organisations } from '#db/schema/organisations.ts'

/** Something is there already; `message` says in one sentence what. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty'
}

/** Throws NotEmpty when the database holds members, desks or records. */
export async function assertEmpty(db: Db): Promise<void> {
  const there = await whatIsThere(db)
  if (there.length > 0) throw new NotEmpty(`Nothing was loaded, because the database is not empty: it holds ${there.join(', ')}.`)
}

async function whatIsThere(db: Db): Promise<string[]> {
  const found = {
    members: await db.$count(members),
    desks: await db.$count(desks),
    organisations: await db.$count(organisations),
    contacts: await db.$count(contacts),
    engagements: await db.$count(engagements),
  }
  return Object.entries(found).flatMap(([noun, count]) => (count > 0 ? [`${count} ${count === 1 ? noun.slice(0, -1) : noun}`] : []))
}

/**
 * Runs `work`, with all the domain commands it calls, in one transaction: when it is cut off the database stays empty, and the next
 * start loads it anew. For a process in which nobody else uses the database yet.
 */
export async function allOrNothing<Result>(database: Database, work: (db: Db) => Promise<Result>): Promise<Result> {
  try {
    return await database.db.transaction((db) => {
      // Commands open their transactions on the database of the process: here these become savepoints.
      setDatabase({ ...database, db })
      return work(db)
    })
  } finally {
    setDatabase(database)
  }
}
