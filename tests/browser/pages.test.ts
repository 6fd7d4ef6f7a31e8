import { readFileSync } from 'node:fs'
import type { RunOptions, run } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePages, openBrowser, openPage } from './chromium.ts'
import { type RunningApp, startEmbedded } from './running-app.ts'

let browser: Browser
let app: RunningApp

beforeAll(async () => {
  browser = await openBrowser()
  app = await startEmbedded()
}, 240_000)

afterAll(async () => {
  await closePages(browser)
  await app?.stop()
})

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
// The rules about words: what they name, in which language. Those about elements are the same in each.
const aboutWords = ['cat.language', 'cat.name-role-value', 'cat.text-alternatives', 'cat.forms']
const aboutColours = { 'color-contrast': { enabled: true }, 'link-in-text-block': { enabled: true } }

const telephone = { width: 390, height: 844 }
type Locale = 'en-GB' | 'nl-NL'
const locales: Locale[] = ['en-GB', 'nl-NL']

// All rules at a desk in light. Words are longest in Dutch and room is least on a telephone: there in the dark what depends on words
// and colours, with JavaScript off, since pages are drawn by the server.
const ways: Record<Locale, { context: BrowserContextOptions; rules: RunOptions }> = {
  'en-GB': {
    context: { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' },
    rules: { runOnly: [...wcag, 'best-practice'] },
  },
  'nl-NL': {
    context: { viewport: telephone, colorScheme: 'dark', javaScriptEnabled: false },
    rules: { runOnly: aboutWords, rules: aboutColours },
  },
}

async function violations(page: Page, locale: Locale): Promise<string[]> {
  const { context, rules } = ways[locale]
  if (context.javaScriptEnabled === false) await page.evaluate(`${timersOfItsOwn}; ${axe}`)
  const ask = (given: RunOptions) =>
    (globalThis as unknown as { axe: { run: typeof run } }).axe.run({ ...given, resultTypes: ['violations'] })
  const found = await page.evaluate(ask, rules)
  return found.violations.map(({ id, nodes }) => `${id} on ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

// Where scripts are off, no timer of a page runs.
const timersOfItsOwn = 'globalThis.setTimeout = (work) => void Promise.resolve().then(() => work())'

const kindOf = (path: string) =>
  path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*/, (query) => (query.includes('view=') ? query.replace(/&.*/, '') : ''))

const isFile = (path: string) => /(\.\w+|\/file)$/.test(path.replace(/\?.*/, ''))

async function violationsOn(page: Page, path: string, locale: Locale, status = 200): Promise<string[]> {
  const response = await page.goto(app.address + path)
  expect(response?.status(), path).toBe(status)
  const broken = await violations(page, locale)
  const width = await widthOnTelephone(page)
  if (width > telephone.width) broken.push(`is ${width} wide`)
  return broken.map((one) => `${path} (${locale}): ${one}`)
}

async function widthOnTelephone(page: Page): Promise<number> {
  const before = page.viewportSize()
  await page.setViewportSize(telephone)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  if (before) await page.setViewportSize(before)
  return width
}

type Walk = { who: string; from: string[]; within?: string; leadsTo: string[] }

const walks: Walk[] = [
  {
    who: 'Policy officer',
    from: ['/', '/calendar?view=month&date=2026-02-01', '/search?q=Suwayda', '/engagements'],
    leadsTo: [
      '/',
      '/visits',
      '/visits/:id',
      '/engagements/:id',
      '/engagements/new',
      '/organisations',
      '/organisations/:id',
      '/contacts',
      '/contacts/:id',
      '/follow-ups',
      '/follow-ups/:id',
      '/follow-ups/:id/stage',
      '/follow-ups/board',
      '/commitments',
      '/feeds',
      '/feeds/new',
      '/imports',
      '/settings',
    ],
  },
  // For what others lack.
  { who: 'Administrator', from: ['/members'], within: '/members', leadsTo: ['/members', '/members/new', '/members/:id'] },
]

async function readersOf(who: string) {
  const readers = await Promise.all(
    locales.map(async (locale) => {
      const { page, faults } = await openPage(browser, app.address, { locale, ...ways[locale].context })
      await page.addInitScript(axe)
      const atTheDoor = await violationsOn(page, '/sign-in', locale)
      await app.signInAs(page, who)
      return { page, locale, faults, atTheDoor }
    }),
  )
  return readers
}

test.each(walks)(
  'no page that links lead the $who to breaks a rule of WCAG 2.2 AA in either theme and language, nor the content policy, nor is wider than a telephone',
  async ({ who, from, within = '/', leadsTo }) => {
    const readers = await readersOf(who)
    const broken = readers.flatMap(({ atTheDoor }) => atTheDoor)
    const waiting = [...from]
    const kinds = new Set(waiting.map(kindOf))
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const [found] = await Promise.all(
        readers.map(async ({ page, locale }) => {
          broken.push(...(await violationsOn(page, path, locale)))
          return page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
        }),
      )
      for (const next of found ?? []) {
        const [address = ''] = next.split('#')
        if (kinds.has(kindOf(address)) || !address.startsWith(within) || isFile(address)) continue
        kinds.add(kindOf(address))
        waiting.push(address)
      }
    }
    for (const { page, locale, faults } of readers) {
      broken.push(...(await violationsOn(page, '/no-such-page', locale, 404)), ...faults)
      await page.context().close()
    }
    expect(broken).toEqual([])
    expect([...kinds]).toEqual(expect.arrayContaining(leadsTo))
  },
  300_000,
)

test('reading and scheduling work without JavaScript', async () => {
  const { page } = await openPage(browser, app.address, { javaScriptEnabled: false })
  await app.signInAs(page, 'Policy officer')
  await page.goto(`${app.address}/engagements/new`)
  await page.getByLabel('Title').fill('Talk without JavaScript')
  await page.getByLabel('From day').fill('2026-03-03')
  await page.getByLabel('Starts at').fill('09:00')
  await page.getByLabel('Ends at').fill('08:00')
  await page.getByLabel('Find: With organisations and communities').fill('Druze')
  await page.getByRole('button', { name: 'Find' }).first().click()
  await page.getByRole('checkbox', { name: /Druze community/ }).check()
  await page.getByRole('button', { name: 'Schedule' }).click()
  await page.getByText('Ends before it starts (09:00). Choose a later time.').first().waitFor()
  expect(await page.getByLabel('Title').inputValue()).toBe('Talk without JavaScript')
  await page.getByLabel('Ends at').fill('10:00')
  await page.getByRole('button', { name: 'Schedule' }).click()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Talk without JavaScript')
  expect(await page.getByRole('link', { name: /Druze community/ }).count()).toBeGreaterThan(0)
})

test('a guest’s needs and a commitment are noted without JavaScript, and who is not found is said', async () => {
  const { page } = await openPage(browser, app.address, { javaScriptEnabled: false })
  await app.signInAs(page, 'Visit coordinator')
  await page.goto(`${app.address}/visits`)
  await page
    .getByRole('link', { name: /Commission for Transitional Justice/ })
    .first()
    .click()
  await page.goto(`${page.url()}/delegation`)
  const find = async (name: string) => {
    await page.getByLabel('Find: Contacts').fill(name)
    await page.getByRole('button', { name: 'Find', exact: true }).click()
  }
  await find('Qwertz')
  await page.getByText('Nobody and nothing of that name').waitFor()
  await find('Member of the Women')
  await page.getByRole('checkbox', { name: /Women’s Advisory Board/ }).check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page
    .getByRole('row', { name: /Women’s Advisory Board/ })
    .getByRole('link', { name: /^Edit/ })
    .click()
  await page.getByLabel('Needs').fill('A room without stairs')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('cell', { name: 'A room without stairs' }).waitFor()

  await page.goto(`${app.address}/commitments/new`)
  await page.getByLabel('Organisation or contact').fill('druzen')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('link', { name: 'Druze community', exact: true }).click()
  await page.getByLabel('Agreed wording').fill('We send the list of the missing in March')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Add commitment' }).click()
  await page.getByText('We send the list of the missing in March').first().waitFor()
  expect(page.url()).toMatch(/\/commitments\/[0-9a-f-]{36}$/)
})

test('the second of two people who edit an engagement gets both versions, and what they typed stays', async () => {
  const sessions = await Promise.all(
    ['Policy officer', 'Visit coordinator'].map(async (who) => {
      const { page } = await openPage(browser, app.address)
      await app.signInAs(page, who)
      return page
    }),
  )
  const [first, second] = sessions as [Page, Page]
  await first.goto(`${app.address}/engagements/new`)
  await first.getByLabel('Title').fill('Talk edited by two')
  await first.getByLabel('From day').fill('2030-03-05')
  await first.getByRole('button', { name: 'Schedule' }).click()
  await first.waitForURL(/\/engagements\/[0-9a-f-]{36}$/)
  const address = first.url()
  for (const page of sessions) await page.goto(`${address}/edit`)
  await first.getByLabel('Place').fill('Ministry, room A')
  await first.getByRole('button', { name: 'Save engagement' }).click()
  await first.waitForURL(address)
  await second.getByLabel('Place').fill('Ministry, room B')
  await second.getByRole('button', { name: 'Save engagement' }).click()
  await second
    .getByText(/Policy officer/)
    .first()
    .waitFor()
  const both = await second.locator('.conflict').textContent()
  expect(both).toContain('room A')
  expect(both).toContain('room B')
  expect(await second.getByLabel('Place').inputValue()).toBe('Ministry, room B')
  await second.getByRole('button', { name: 'Save yours' }).click()
  await second.waitForURL(address)
  expect(await second.locator('main').textContent()).toContain('Ministry, room B')
})

test('an unknown and a hidden engagement give the same page', async () => {
  const { page } = await openPage(browser, app.address)
  await app.signInAs(page, 'Administrator')
  const answer = async (path: string) => {
    const response = await page.request.get(app.address + path)
    const html = (await response.text()).replaceAll(/nonce="[^"]*"|"now":?,?"[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|\d{2}:\d{2}/g, '')
    return { status: response.status(), html: html.replaceAll(/\d{4}-\d{2}-\d{2}T[^"\\]*/g, '') }
  }
  const officer = await openPage(browser, app.address)
  await app.signInAs(officer.page, 'Policy officer')
  await officer.page.goto(`${app.address}/calendar?view=month&date=2026-02-01`)
  const hidden = await officer.page.locator('a', { hasText: 'Canada: case at the ICJ' }).first().getAttribute('href')
  expect(await answer(hidden ?? '')).toEqual(await answer('/engagements/01a20ad6-6c64-73b4-b59b-8e682a566700'))
})
