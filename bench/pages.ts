import { benchContacts } from './contacts.ts'
import { atMost, type Verdict, withinMs } from './limits.ts'
import { get, ratio, timed } from './measure.ts'
import { benchMonth } from './month.ts'
import { bareServer, openScene } from './scene.ts'
import { type Served, serveApart } from './served-apart.ts'

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

/** Pages of a signed-in officer over 10,000 contacts and 20,000 engagements beside a bare server; contacts among 100,000; a full month of 200,000. */
export async function benchPages() {
  const scene = await openScene({ contacts: 10_000, engagements: 20_000 })
  const app = await serveApart(scene.database, scene.url, scene.cookie)
  const bareUrl = await bareServer(50_000)
  const bare = await timed(100, () => get(bareUrl))
  const pages: Record<string, Served & { ratio: number }> = {}
  for (const path of paths) {
    const served = await app.measure(path, 30)
    pages[path] = { ...served, ratio: ratio(served.p50, bare.p50) }
  }
  await app.stop()
  await scene.stop()
  const month = await benchMonth()
  const { limits: ofContacts, ...contacts } = await benchContacts()
  const limits: Verdict[] = [
    withinMs('month of 500', month, 30),
    atMost('month of 500, HTML', month.bytes, 250_000, ' bytes'),
    atMost('calendar, JavaScript beside React and Remix, compressed', month.scriptBytes, 75_000, ' bytes'),
    ...ofContacts,
  ]
  return { bare, pages, month, contacts, limits }
}
