import { expect, test, vi } from 'vitest'
import { asActor, asGate } from '#app/domain/access/as-actor.server.ts'
import { findExport } from '#app/domain/exports/queries.server.ts'
import { exports } from '#db/schema/exports.ts'
import { createLogger } from '#server/logging.ts'
import { startMakingLists } from '#server/making-lists.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { makeContact, makeScene } from '../follow-ups/scene.ts'
import { askFor } from './scene.ts'

useDatabase({ onBoth: false })

test('the server makes what waits, one after the other, until it is told to stop', async () => {
  const { officer } = await makeScene()
  await makeContact(officer, 'A')
  const ids = [await askFor(officer, { list: 'contacts', filter: {} }), await askFor(officer, { list: 'contacts', filter: {} })]
  const making = startMakingLists({ logger: createLogger('silent'), everyMs: 10 })
  const states = () =>
    asActor(officer, async (db) => [await findExport(db, ids[0] ?? ''), await findExport(db, ids[1] ?? '')].map((one) => one?.state))
  await vi.waitFor(async () => expect(await states()).toEqual(['ready', 'ready']), { timeout: 20_000 })
  await making.stop()
})

test('who hands out the work never reads what narrowed a list', async () => {
  const { officer } = await makeScene()
  await askFor(officer, { list: 'contacts', filter: { text: 'Somebody' } })
  const read = asGate((db) => db.select({ filter: exports.filter }).from(exports))
  await expect(read).rejects.toMatchObject({ cause: { message: expect.stringContaining('permission denied') } })
})
