import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import postgres from 'postgres'
import { openDatabase } from '#db/open.ts'
import { seedSynthetic } from '#seeds/synthetic.ts'
import { startPostgres } from '#tests/helpers/postgres.ts'

type Sizes = { contacts: number; engagements: number }

/**
 * A database filled with synthetic records: on a server of its own, or, where BENCH_SERVER names one and a role that may create databases,
 * a copy of one that is made once there and kept for the next run.
 */
export async function sceneDatabase(sizes: Sizes): Promise<{ url: string; stop: () => Promise<void> }> {
  const kept = process.env.BENCH_SERVER
  if (kept) return copyOfKept(kept, sizes)
  const server = await startPostgres({ fsync: false })
  await fill(server.url, sizes)
  return { url: server.socketUrl, stop: () => server.stop() }
}

async function fill(url: string, sizes: Sizes): Promise<void> {
  const database = await openDatabase({ databaseUrl: url })
  await database.migrate()
  await seedSynthetic(database, { ...sizes, seed: 1 })
  await database.close()
  await onServer(url, (run) => run('vacuum analyze'))
}

async function copyOfKept(server: string, sizes: Sizes) {
  const template = `scene_${sizes.contacts}_${sizes.engagements}_${fingerprint()}`
  const copy = `bench_${process.pid}_${sizes.contacts}`
  await onServer(server, async (run) => {
    if ((await run(`select from pg_database where datname = '${template}'`)).length > 0) return
    await run(`create database ${template}_unfinished`)
    await fill(named(server, `${template}_unfinished`), sizes)
    await run(`alter database ${template}_unfinished rename to ${template}`)
  })
  await onServer(server, (run) => run(`create database ${copy} template ${template}`))
  return { url: named(server, copy), stop: () => onServer(server, async (run) => void (await run(`drop database ${copy} with (force)`))) }
}

/** Of all that says what a scene holds. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of globSync(['db/migrations/*.sql', 'seeds/synthetic/*.ts']).sort()) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

function named(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = name
  return url.href
}

async function onServer<Result>(url: string, work: (run: (statement: string) => Promise<unknown[]>) => Promise<Result>): Promise<Result> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work((statement) => client.unsafe(statement))
  } finally {
    await client.end()
  }
}
