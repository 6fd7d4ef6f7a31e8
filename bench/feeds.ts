import { sql } from 'drizzle-orm'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { makeFeed } from '#app/domain/feeds/commands.server.ts'
import { feedInput } from '#app/domain/feeds/input.ts'
import { databaseCpu } from './database-cpu.ts'
import { median, rounded, watched } from './measure.ts'
import { usedMb } from './memory.ts'
import { cpuSince, inTurns, type Reader, startReader } from './reading.ts'
import { bareServer, makeScene } from './scene.ts'
import { benchSubscribers } from './subscribers.ts'

type Scene = Awaited<ReturnType<typeof makeScene>>

/**
 * A feed of 10,000 engagements fetched in every way, beside a bare server of the same run that sends as many bytes from memory: each figure
 * with its limit. All but processor time is what the reader waits, so a busy machine tells in ratios only.
 */
export async function benchFeeds() {
  const scene = await makeScene({ contacts: 2_000, engagements: 10_000 })
  const reader = startReader()
  const url = await feedOf(scene, 'full')
  const memoryBefore = usedMb()
  const databaseBefore = await databaseCpu(scene.database.db)
  const cpuBefore = process.cpuUsage()
  const first = await watched(() => reader.ask({ url }))
  const nothingKept = { ...first, cpu: rounded(cpuSince(cpuBefore)), databaseCpu: (await databaseCpu(scene.database.db)) - databaseBefore }
  const { bytes, etag } = await reader.ask({ url })
  const bare = await bareServer(bytes)
  const headers = { 'If-None-Match': etag ?? '' }
  const [whole, bareWhole] = await inTurns(reader, { url }, { url: bare }, { rounds: 40 })
  const [unchanged, bareUnchanged] = await inTurns(reader, { url, headers }, { url: bare, headers }, { times: 50 })
  const changed = await afterChanges(scene, reader, url)
  const memory = usedMb() - memoryBefore
  const polling = await benchSubscribers(scene.database, reader, scene.address)
  reader.stop()
  await scene.stop()
  return {
    bytes,
    unchanged: judged(whole.p50, 2 * bareWhole.p50, { gezant: whole, bare: bareWhole }),
    notModified: judged(unchanged.p50, bareUnchanged.p50 + 2, { gezant: unchanged, bare: bareUnchanged }),
    afterOneChange: judged(changed.p50, 45, changed),
    nothingKept: judged(nothingKept.taken, 2000, nothingKept),
    othersWaitMeanwhile: judged(nothingKept.delayP99, 50),
    memoryGrowthMb: judged(memory, 60),
    pollingErrors: judged(polling.errors, 0),
    polling: judged(polling.p99, 250, polling),
  }
}

const judged = <Detail extends object>(measured: number, limit: number, detail?: Detail) => ({
  measured: rounded(measured),
  limit: rounded(limit),
  holds: measured <= limit,
  ...detail,
})

async function feedOf({ address, officer }: Scene, detail: 'limited' | 'full'): Promise<string> {
  const input = feedInput.parse({ name: 'Bench', scope: 'all', detail, pastDays: 3660, futureDays: 3660 })
  const made = await asActor(officer, (db) => makeFeed(db, officer, input))
  if (!made.ok) throw new Error('The feed was refused.')
  return `${address}/feeds/${made.token}.ics`
}

/** Fetches that each find one engagement changed; the change itself is not counted. */
async function afterChanges({ database }: Scene, reader: Reader, url: string) {
  const taken: number[] = []
  let [cpu, inDatabase] = [0, 0]
  for (let run = 0; run < 40; run += 1) {
    const title = `Changed ${run}`
    await database.db.execute(
      sql`update engagements set title = ${title} where id = (select id from engagements where level = 'internal' order by id offset ${run * 100} limit 1)`,
    )
    const databaseBefore = await databaseCpu(database.db)
    const before = process.cpuUsage()
    const told = await reader.ask({ url })
    taken.push(...told.taken)
    cpu += cpuSince(before)
    inDatabase += (await databaseCpu(database.db)) - databaseBefore
  }
  return { p50: median(taken), cpu: rounded(cpu / taken.length), databaseCpu: rounded(inDatabase / taken.length) }
}
