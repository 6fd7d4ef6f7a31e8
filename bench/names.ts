import { asActor } from '#app/domain/access/as-actor.server.ts'
import { duplicatesPage } from '#app/domain/merges/duplicates.server.ts'
import { beginScan, runScan } from '#app/domain/merges/scan.server.ts'
import { findNames } from '#app/domain/search/names.server.ts'
import { readQuery } from '#app/domain/search/query.ts'
import { atMost, type Verdict } from './limits.ts'
import { timed, watched } from './measure.ts'
import { openScene } from './scene.ts'

// A whole name in two scripts, one that is rare, one of ten thousand, the beginning of one, a slip, and one that nobody has.
const typed = ['Khaled al-Zaytuni', 'خالد الزيتوني', 'Chalid Zafarani', 'Samira', 'kha', 'Jamal Fustuki', 'Mahmuod Yasmini', 'Xander Quist']

/** Finding contacts by name among 100,000, with all that an officer's rights cost, and looking through all of them for people who are there twice. */
export async function benchNames() {
  const scene = await openScene({ contacts: 100_000, engagements: 200_000 })
  const names: Record<string, { found: number; p50: number; p99: number; cpu: number }> = {}
  const limits: Verdict[] = []
  for (const text of typed) {
    const query = readQuery(text)
    if (!query) throw new Error(`Too little: ${text}`)
    const find = () => asActor(scene.officer, (db) => findNames(db, query, 'contact', 10))
    const found = await find()
    const { p50, p99, cpu } = await timed(100, find)
    names[text] = { found: found.length, p50, p99, cpu }
    limits.push(atMost(`finding ${text}, p50`, p50, 15))
  }
  await asActor(scene.officer, (db) => beginScan(db, scene.officer, new Date()))
  const scan = await watched(() => runScan(scene.officer))
  const { total } = await asActor(scene.officer, (db) => duplicatesPage(db, 1))
  await scene.stop()
  return { names, scan: { ...scan, kept: total }, limits }
}
