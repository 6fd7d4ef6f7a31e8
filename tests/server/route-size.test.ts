import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { files, sizeOfRoute } from '#tests/helpers/route-size.ts'

test('React and Remix lie in one file of their own, with nothing of ours', () => {
  const [framework = '', ...others] = files('framework-*.js')
  expect(others).toEqual([])
  expect(readFileSync(framework, 'utf8')).not.toContain('gezant')
})

test('the calendar needs at most 75 kB of JavaScript, compressed, beside React and Remix', () => {
  expect(sizeOfRoute('routes/calendar')).toBeGreaterThan(20_000)
  expect(sizeOfRoute('routes/calendar')).toBeLessThanOrEqual(75_000)
})
