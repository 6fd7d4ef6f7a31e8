import { expect, test } from 'vitest'
import { codingAskedFor } from '#app/http/content-coding.server.ts'

test.each([
  [null, undefined],
  ['', undefined],
  ['identity', undefined],
  ['*', undefined],
  ['deflate, zstd', undefined],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['br', 'br'],
  ['gzip, deflate, br', 'br'],
  [' GZIP ; Q=0.5 , BR;q=0.1', 'gzip'],
  ['gzip;q=1.0, br;q=1', 'br'],
  ['gzip;q=0', undefined],
  ['br;q=0.000, gzip', 'gzip'],
  ['gzip;q=0, br;q=0', undefined],
  ['gzip;q=none', undefined],
  ['gzipped', undefined],
])('line 41: Accept-Encoding %j asks for %s', (header, coding) => {
  expect(codingAskedFor(header)).toBe(coding)
})
