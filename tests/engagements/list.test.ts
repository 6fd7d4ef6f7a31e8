import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { engagementsPage } from '#app/domain/engagements/queries.server.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { engagement, makeScene } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

/** As many more like the one there is, a minute apart. */
const multiply = (times: number) =>
  asOwner(async (db) => {
    const [columns] = await db
      .select({ names: sql<string>`string_agg(quote_ident(column_name), ', ')` })
      .from(sql`information_schema.columns`)
      .where(sql`table_name = 'engagements' and table_schema = 'public' and is_generated = 'NEVER'`)
    const names = sql.raw(columns?.names ?? '')
    await db.execute(sql`
      insert into engagements (${names}) select ${names} from (
        select (jsonb_populate_record(null::engagements, to_jsonb(e) || jsonb_build_object('id', gen_random_uuid(), 'title', 'Talk ' || n))).*
        from engagements e, generate_series(1, ${times}) n) more`)
  })

const { browserOf } = await servePages()

test('a page of engagements far beyond the last is the last, and what is no page is the first', async () => {
  const { officer } = await makeScene()
  await engagement(officer, { title: 'The only talk' })
  const browser = await browserOf(officer)
  for (const page of ['2', '99999999999999999999', '1e300', '-1', 'last']) {
    const { status, body } = await browser.get(`/engagements?page=${page}`)
    expect([page, status, body.includes('The only talk')]).toEqual([page, 200, true])
  }
})

test('so many engagements that counting them all would take long are counted ten pages on, and only those one may see', async () => {
  const { officer, stranger } = await makeScene()
  await engagement(officer, { title: 'Talk' })
  await multiply(620)
  await engagement(officer, { title: 'Talk in confidence', level: 'confidential', startsOn: '2026-03-01' })
  const shown = (actor: typeof officer, page: number) =>
    asActor(actor, async (db) => {
      const { rows, total, more } = await engagementsPage(db, page)
      return [rows[0]?.title.startsWith('Talk in confidence'), rows.length, total, more]
    })
  expect(await shown(officer, 1)).toEqual([true, 50, 550, true])
  expect(await shown(stranger, 1)).toEqual([false, 50, 550, true])
  expect([await shown(officer, 13), await shown(stranger, 13), await shown(officer, 99)]).toEqual([
    [false, 22, 622, false],
    [false, 21, 621, false],
    [false, 22, 622, false],
  ])
})
