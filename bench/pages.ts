import { get, ratio, timed } from './measure.ts'
import { benchMonth } from './month.ts'
import { bareServer, makeScene } from './scene.ts'

const paths = [
  '/',
  '/calendar?view=month&date=2026-02-05',
  '/calendar?view=agenda&date=2026-02-05',
  '/engagements',
  '/organisations',
  '/contacts',
  '/follow-ups',
  '/search?q=Suwayda',
]

/** Pages of a signed-in officer over 10,000 contacts and 20,000 engagements, and a full month of 200,000, beside a bare server. */
export async function benchPages() {
  const scene = await makeScene({ contacts: 10_000, engagements: 20_000 })
  const headers = { Cookie: scene.cookie }
  const bareUrl = await bareServer(50_000)
  const bare = await timed(100, () => get(bareUrl))
  const pages: Record<string, { status: number; p50: number; p99: number; ratio: number }> = {}
  for (const path of paths) {
    const { status } = await get(scene.address + path, headers)
    const taken = await timed(30, () => get(scene.address + path, headers))
    pages[path] = { status, ...taken, ratio: ratio(taken.p50, bare.p50) }
  }
  await scene.stop()
  return { bare, pages, month: await benchMonth() }
}
