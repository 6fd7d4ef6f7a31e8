import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { inArray } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '#app/lib/dates.ts'
import { getDatabase } from '#db/client.server.ts'
import { engagements } from '#db/schema/engagements.ts'
import { seedLetter } from '#seeds/letter.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { memberNamed } from '#tests/helpers/people.ts'
import { entriesOf, read, subscribe } from './scene.ts'

useDatabase({ emptied: 'once', onBoth: false })

const program = fileURLToPath(new URL('../ical/two-readers.ts', import.meta.url))
let calendar: string
let told: Record<string, string>

beforeAll(async () => {
  await seedLetter(getDatabase(), new Date())
  calendar = await read(await subscribe(await memberNamed('Policy officer'), { pastDays: '3650' }))
  const ids = entriesOf(calendar).map(({ id }) => id)
  const rows = await asOwner((db) => db.select().from(engagements).where(inArray(engagements.id, ids)))
  told = Object.fromEntries(
    rows.map(({ id, timing, startsAt, endsAt, startsOn, endsOn }) => [
      `${id}@gezant.invalid`,
      timing === 'timed' ? `${startsAt.toISOString()} ${endsAt.toISOString()}` : `${startsOn} ${addDays(endsOn ?? '', 1)}`,
    ]),
  )
}, 120_000)

test.each(['UTC', 'Asia/Tokyo', 'America/New_York'])(
  'ical.js and node-ical, running in %s, read the letter’s feed as it is kept',
  (timeZone) => {
    expect(calendar).toContain('Druze')
    const output = execFileSync(process.execPath, ['--no-warnings', program], {
      input: calendar,
      env: { ...process.env, TZ: timeZone },
      encoding: 'utf8',
    })
    expect(JSON.parse(output)).toEqual({ timeZone, icalJs: told, nodeIcal: told })
  },
)
