// The application in a process of its own, started by served-apart.ts: it serves, and says what its requests cost.
process.env.NODE_ENV = 'production'

import type { RequestListener } from 'node:http'
import type { Cost } from './served-apart.ts'

const { Connection } = await import('#db/server/connection.ts')
const { openDatabase } = await import('#db/open.ts')
const { setDatabase } = await import('#db/client.server.ts')
const { listen } = await import('./listen.ts')

let waiting = 0
let waitingSince = 0
let inSql = 0
let statements = 0
let costs: Cost[] = []
let cpu = process.cpuUsage()

// Time in which at least one statement is under way: two loaders that ask at once wait once.
const { run } = Connection.prototype
Connection.prototype.run = async function (...query) {
  if (waiting === 0) waitingSince = performance.now()
  waiting += 1
  statements += 1
  try {
    return await run.apply(this, query)
  } finally {
    waiting -= 1
    if (waiting === 0) inSql += performance.now() - waitingSince
  }
}

const metered =
  (listener: RequestListener): RequestListener =>
  (request, response) => {
    const startedAt = performance.now()
    inSql = 0
    statements = 0
    response.on('finish', () => costs.push({ taken: performance.now() - startedAt, inSql, statements }))
    listener(request, response)
  }

process.on('message', () => {
  const { user, system } = process.cpuUsage(cpu)
  process.send?.({ costs, cpu: (user + system) / 1000 })
  costs = []
  cpu = process.cpuUsage()
})
process.on('disconnect', () => process.exit(0))

const database = await openDatabase({ databaseUrl: process.env.DATABASE_URL })
setDatabase(database)
process.send?.({ address: await listen(database, metered) })
