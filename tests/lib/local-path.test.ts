import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localPath } from '#app/lib/local-path.ts'

test('a path of this site is kept with its query and fragment', () => {
  const kept = ['/', '/contacts?q=a%20b', '/calendar?view=month&date=2026-02-01#day', '/%09/e', '/a/../b']
  expect(kept.map((path) => localPath(path))).toEqual([
    '/',
    '/contacts?q=a%20b',
    '/calendar?view=month&date=2026-02-01#day',
    '/%09/e',
    '/b',
  ])
})

const leaving = [
  ...[
    '//e',
    '/\\e',
    '\\\\e',
    '\\/e',
    '///e',
    '////e',
    '/\t/e',
    '/\n/e',
    '\t//e',
    ' //e',
    '/\r\n/e',
    '//e@ours',
    '/..//e',
    '/.//e',
    '/a/..//e',
    '/%2e%2e//e',
  ],
  ...[
    'https:e',
    'https:/e',
    'https://e',
    'http://e',
    'HTTPS://e',
    'ftp://e',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
  ],
  ...[
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:x',
    'mailto:a@e',
    'e',
    'e.test/a',
    '?q',
    '#a',
    '',
    ' ',
    '.',
    '..',
    './e',
    '../e',
  ],
  ...[
    '@e',
    ':80',
    'https://ours@e',
    'https://ours:pw@e',
    '/a\r\nSet-Cookie: x=1',
    '/a\nb',
    '/a\u0000',
    '/a b',
    '/\u007f',
    '/a\tb',
    '//[',
    'http://[',
    '/\\\\e',
    '/\\/e',
    '\u0000//e',
  ],
  ...[undefined, null, 7, ['/a'], {}],
]

test('whatever could lead elsewhere becomes the fallback', () => {
  expect(leaving.length).toBeGreaterThanOrEqual(60)
  expect(leaving.map((target) => localPath(target, '/home'))).toEqual(leaving.map(() => '/home'))
})

test('no text at all leads off the site', () => {
  const nasty = fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', 'e', '%', '2', 'f', '\t', '\n', '?', '#', ' ') })
  fc.assert(
    fc.property(nasty, (tail) => {
      const followed = new URL(localPath(`/${tail}`), 'https://ours.test')
      expect(followed.origin).toBe('https://ours.test')
    }),
    { numRuns: 5_000 },
  )
})
