import { asActor } from '#app/domain/access/as-actor.server.ts'
import { makeFeed } from '#app/domain/feeds/commands.server.ts'
import { feedInput } from '#app/domain/feeds/input.ts'
import { get, ratio, timed } from './measure.ts'
import { bareServer, makeScene } from './scene.ts'

/** A feed of everything in its usual window, fetched whole and asked again with its ETag, beside a bare server of the same run. */
export async function benchFeeds() {
  const scene = await makeScene({ contacts: 2_000, engagements: 10_000 })
  const made = await asActor(scene.officer, (db) =>
    makeFeed(db, scene.officer, feedInput.parse({ name: 'Bench', scope: 'all', detail: 'full' })),
  )
  if (!made.ok) throw new Error('The feed was refused.')
  const url = `${scene.address}/feeds/${made.token}.ics`
  const first = await get(url)
  const bare = await bareServer(first.bytes)
  const unchanged = { 'If-None-Match': first.etag ?? '' }
  const figures = {
    bytes: first.bytes,
    whole: { gezant: await timed(20, () => get(url)), bare: await timed(20, () => get(bare)) },
    notModified: { gezant: await timed(20, () => get(url, unchanged)), bare: await timed(20, () => get(bare, unchanged)) },
  }
  await scene.stop()
  return {
    ...figures,
    ratios: {
      whole: ratio(figures.whole.gezant.p50, figures.whole.bare.p50),
      notModified: ratio(figures.notModified.gezant.p50, figures.notModified.bare.p50),
    },
  }
}
