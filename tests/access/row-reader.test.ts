import { readdirSync } from 'node:fs'
import { is, isView, sql } from 'drizzle-orm'
import { PgView } from 'drizzle-orm/pg-core'
import { beforeAll, expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { kept } from '#app/domain/access/kept.server.ts'
import { getDatabase } from '#db/client.server.ts'
import { visibleTakenRooms } from '#db/visible/busy.ts'
import { seedLetter } from '#seeds/letter.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { memberNamed } from '#tests/helpers/people.ts'

useDatabase({ emptied: 'once' })

beforeAll(async () => void (await seedLetter(getDatabase(), new Date('2026-02-03T09:00:00Z'))), 120_000)

test('a question that is kept is answered with the same rows, of the same types, as one that is asked anew, whatever view it is put to', async () => {
  const files = readdirSync('db/visible').map((file) => file.slice(0, -'.ts'.length))
  const modules: object[] = await Promise.all(files.map((file) => import(`../../db/visible/${file}.ts`)))
  // Drizzle cannot ask for taken rooms as a whole.
  const views = modules
    .flatMap((module) => Object.values(module))
    .filter((one): one is PgView => isView(one) && is(one, PgView) && one !== visibleTakenRooms)
  const filled = await asActor(await memberNamed('Visit coordinator'), async (db) => {
    const lengths = []
    for (const view of views) {
      const question = () => db.select().from(view)
      const rows = await question()
      expect(await kept(question)(db, {})).toStrictEqual(rows)
      lengths.push(rows.length)
    }
    return lengths.filter((length) => length > 0)
  })
  expect(filled.length).toBeGreaterThan(20)
})

test('what is computed is read as it is asked to be read, and what has parts comes in its parts', async () => {
  const asked = await asActor(await memberNamed('Visit coordinator'), async (db) => {
    const values = sql`(values ('2026-02-05', null, 3)) t (day, gone, times)`
    const flat = kept((of) =>
      of
        .select({
          day: sql`day`.mapWith((day) => new Date(day)),
          aliased: sql<string>`day`.mapWith((day) => `on ${day}`).as('aliased'),
          gone: sql`gone`.mapWith(() => 'read'),
          times: sql<number>`times`.mapWith(Number),
        })
        .from(values),
    )
    const inParts = kept((of) => of.select({ when: { day: sql<string>`day` }, times: sql`times`.mapWith(String) }).from(values))
    return [await flat(db, {}), await inParts(db, {})]
  })
  expect(asked).toStrictEqual([
    [{ day: new Date('2026-02-05'), aliased: 'on 2026-02-05', gone: null, times: 3 }],
    [{ when: { day: '2026-02-05' }, times: '3' }],
  ])
})
