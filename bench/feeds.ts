import { sql } from 'drizzle-orm'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { makeFeed } from '#app/domain/feeds/commands.server.ts'
import { feedInput } from '#app/domain/feeds/input.ts'
import { get, ratio, timed, watched } from './measure.ts'
import { bareServer, makeScene } from './scene.ts'

type Scene = Awaited<ReturnType<typeof makeScene>>

/** A feed of 10,000 engagements fetched in every way, beside a bare server of the same run that sends as many bytes from memory. */
export async function benchFeeds() {
  const scene = await makeScene({ contacts: 2_000, engagements: 10_000 })
  const url = await feedOf(scene, 'full')
  const heapBefore = heapMb()
  const nothingKept = await watched(() => get(url))
  const first = await get(url)
  const bare = await bareServer(first.bytes)
  const unchanged = { 'If-None-Match': first.etag ?? '' }
  const figures = {
    bytes: first.bytes,
    nothingKept,
    whole: { gezant: await timed(50, () => get(url)), bare: await timed(50, () => get(bare)) },
    notModified: { gezant: await timed(50, () => get(url, unchanged)), bare: await timed(50, () => get(bare, unchanged)) },
    afterOneChange: await afterChanges(scene, url),
    memoryGrowthMb: heapMb() - heapBefore,
  }
  await scene.stop()
  return {
    ...figures,
    ratios: {
      whole: ratio(figures.whole.gezant.p50, figures.whole.bare.p50),
      notModified: ratio(figures.notModified.gezant.p50, figures.notModified.bare.p50),
      afterOneChange: ratio(figures.afterOneChange.p50, figures.whole.bare.p50),
    },
  }
}

async function feedOf({ address, officer }: Scene, detail: 'limited' | 'full'): Promise<string> {
  const input = feedInput.parse({ name: 'Bench', scope: 'all', detail, pastDays: 3660, futureDays: 3660 })
  const made = await asActor(officer, (db) => makeFeed(db, officer, input))
  if (!made.ok) throw new Error('The feed was refused.')
  return `${address}/feeds/${made.token}.ics`
}

/** Fetches that each find one engagement changed; the change itself is not counted. */
async function afterChanges({ database }: Scene, url: string) {
  const taken: number[] = []
  const cpu = { user: 0, system: 0 }
  for (let run = 0; run < 20; run += 1) {
    const title = `Changed ${run}`
    await database.db.execute(
      sql`update engagements set title = ${title} where id = (select id from engagements where level = 'internal' order by id offset ${run * 100} limit 1)`,
    )
    const before = process.cpuUsage()
    const startedAt = performance.now()
    await get(url)
    taken.push(performance.now() - startedAt)
    const used = process.cpuUsage(before)
    cpu.user += used.user
    cpu.system += used.system
  }
  taken.sort((a, b) => a - b)
  return { p50: Math.round((taken[10] ?? 0) * 100) / 100, cpu: Math.round((cpu.user + cpu.system) / 200) / 100 }
}

function heapMb(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return Math.round((heapUsed + external) / 1e6)
}
