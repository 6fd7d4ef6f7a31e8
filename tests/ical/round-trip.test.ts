import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('./round-trip.ts', import.meta.url))

test.each(['UTC', 'Asia/Tokyo', 'America/New_York'])(
  'ical.js, node-ical and our import, running in %s, read the moments and titles that were written',
  (zone) => {
    const output = execFileSync(process.execPath, ['--no-warnings', program, '300'], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    })
    expect(JSON.parse(output)).toEqual({ zone, read: 936, differences: [] })
  },
)
