import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const code = globSync(['app/**/*.{ts,tsx}', 'db/**/*.ts', 'server/**/*.ts', 'seeds/**/*.ts', 'cli/**/*.ts', 'bench/**/*.ts']).sort()
const read = (file: string) => readFileSync(file, 'utf8')

/** Where a file's imports lead, as paths from the root; type-only imports too, unless left out. */
function importsOf(file: string, { types = true } = {}): string[] {
  const found = [...read(file).matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gms)]
  return found
    .filter((match) => types || !match[1])
    .map((match) => match[2] ?? match[3] ?? '')
    .map((target) => (target.startsWith('.') ? new URL(target, `file:///${file}`).pathname.slice(1) : target.replace(/^#/, '')))
}

const breaches = (from: RegExp, to: RegExp, options?: { types?: boolean; except?: RegExp }) =>
  code
    .filter((file) => from.test(file) && !options?.except?.test(file))
    .flatMap((file) =>
      importsOf(file, options)
        .filter((target) => to.test(target))
        .map((target) => `${file} -> ${target}`),
    )

test('the database knows nobody', () => {
  expect(breaches(/^db\//, /^(app|server|seeds|cli)\//)).toEqual([])
})

test('the domain knows neither requests nor pages', () => {
  expect(breaches(/^app\/domain\//, /^(app\/(routes|ui|http)\/|server\/|@remix-run|react|express)/)).toEqual([])
})

test('routes and pages reach the database through the domain alone', () => {
  // Lists of words, such as the four levels, are values that pages show.
  const reaching = breaches(/^app\/(routes|http|ui|i18n)\//, /^(db\/(?!schema\/words)|drizzle-orm|postgres$|@electric-sql)/, {
    types: false,
  })
  expect(reaching).toEqual([])
})

test('pure libraries know no table, and calendars no domain', () => {
  expect(breaches(/^app\/(lib|ical|dav|vcard)\//, /^(app\/(domain|routes|ui|http)\/|server\/|drizzle-orm|@remix-run|react)/)).toEqual([])
  expect(breaches(/^app\/(ical|dav|vcard)\//, /^db\//)).toEqual([])
})

test('the raw database is opened by those who start things, and handed out by the one door', () => {
  const users = code.filter((file) =>
    importsOf(file, { types: false }).some((target) => target === 'db/client.server.ts' || target === 'db/open.ts'),
  )
  const allowed = /^(db\/|server\/|cli\/|bench\/|seeds\/|app\/domain\/access\/as-actor\.server\.ts$)/
  expect(users.filter((file) => !allowed.test(file))).toEqual([])
})

test('sql is never put together from text, but for names that are constants of the code', () => {
  const raw = code.filter((file) => /sql\.(raw|identifier)\((?!'[a-z_.]+'\))/.test(read(file)) && !/^(db|seeds|bench)\//.test(file))
  expect(raw).toEqual([])
})

test('html is put on a page in one place', () => {
  expect(code.filter((file) => read(file).includes('dangerouslySetInnerHTML'))).toEqual(['app/ui/prose.tsx'])
})

test('sessions are kept in the database, never in files or in the cookie', () => {
  expect(code.filter((file) => /create(File|Cookie|Memory)SessionStorage/.test(read(file)))).toEqual([])
})

test('no component writes a style attribute: the content policy would drop it', () => {
  expect(code.filter((file) => file.endsWith('.tsx') && /\sstyle=\{/.test(read(file)))).toEqual([])
})

test('components hold no literal text: every word is a key of the languages', () => {
  const names = ['Gezant']
  const literal = code
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => {
      const markup = read(file)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/'[^'\n]*'/g, "''")
      return [...markup.matchAll(/<[a-zA-Z][^<>{}]*>\s*([^<>{}]*[A-Za-z]{3,}[^<>{}]*?)\s*<\//g)].map(
        (match) => `${file}: ${match[1]?.trim()}`,
      )
    })
    .filter((line) => !names.some((name) => line.endsWith(`: ${name}`)) && !/: (Ctrl|Esc|Enter)$/.test(line))
  expect(literal).toEqual([])
})

test('no file is over 350 lines, the median at most 70, nine of ten at most 200', () => {
  const sizes = code.map((file) => ({ file, lines: read(file).split('\n').length })).sort((a, b) => a.lines - b.lines)
  const at = (share: number) => sizes[Math.floor(sizes.length * share)]?.lines ?? 0
  expect(sizes.filter((size) => size.lines > 350)).toEqual([])
  expect(at(0.5)).toBeLessThanOrEqual(70)
  expect(at(0.9)).toBeLessThanOrEqual(200)
})

test('both languages hold the same keys', async () => {
  const keys = (tree: object, path = ''): string[] =>
    Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [`${path}${key}`] : keys(value, `${path}${key}.`)))
  const [en, nl] = await Promise.all([import('#app/i18n/en/index.ts'), import('#app/i18n/nl/index.ts')])
  expect(keys(nl.default).sort()).toEqual(keys(en.default).sort())
  const [more, meer] = await Promise.all([import('#app/i18n/en/of-pages.ts'), import('#app/i18n/nl/of-pages.ts')])
  expect(keys(meer.default).sort()).toEqual(keys(more.default).sort())
})

test('what says words that are not sent with every page loads them itself', async () => {
  const { default: ofPages } = await import('#app/i18n/en/of-pages.ts')
  const says = new RegExp(`['\`](${Object.keys(ofPages).join('|')})\\.[a-z$]`)
  const sayers = code.filter((file) => /^app\/(routes|ui|i18n\/[^/]+$)/.test(file) && says.test(read(file)))
  expect(sayers.filter((file) => !importsOf(file).includes('app/i18n/of-pages.ts'))).toEqual([])
  expect(sayers.length).toBeGreaterThan(10)
})

test('the code speaks of itself alone: no machine’s path, no registry’s host', () => {
  const everything = [...code, ...globSync(['tests/**/*.ts', 'docs/**/*.md', '*.md', 'scripts/*.mjs'])]
  const telling = new RegExp([`/work/`, 'registry\\.npmjs', 'deb\\.debian'].join('|'))
  expect(everything.filter((file) => file !== 'tests/architecture.test.ts' && telling.test(read(file)))).toEqual([])
})
