import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, todayIn } from '#app/lib/dates.ts'
import { unzip } from '#tests/handouts/scene.ts'
import { closePages, openBrowser, openPage } from './chromium.ts'
import { type RunningApp, startEmbedded } from './running-app.ts'

let browser: Browser
let app: RunningApp
let officer: Page
let faults: string[]

beforeAll(async () => {
  browser = await openBrowser()
  app = await startEmbedded()
  ;({ page: officer, faults } = await openPage(browser, app.address))
  await app.signInAs(officer, 'Policy officer')
})
afterAll(async () => {
  await closePages(browser)
  await app?.stop()
})

const today = todayIn('Europe/Amsterdam', new Date())
const go = (page: Page, path: string) => page.goto(app.address + path)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const pathOf = (page: Page) => new URL(page.url()).pathname
const record = (noun: string) => new RegExp(`/${noun}/[0-9a-f-]{36}$`)

/** What a search finds of contacts and organisations, by name. */
async function found(page: Page, text: string): Promise<string[]> {
  await go(page, `/search?${new URLSearchParams({ q: text })}`)
  return page
    .locator('#found-contact, #found-organisation')
    .locator('xpath=ancestor::section[1]')
    .locator('.result a.strong')
    .allTextContents()
}

/** What the bar offers while one types. */
async function offered(page: Page, text: string): Promise<string[]> {
  await go(page, '/')
  await page.locator('.find input').focus()
  await page.getByRole('combobox', { name: 'Search', exact: true }).fill(text)
  await page
    .locator('.find [role="status"]')
    .filter({ hasText: /result|Nothing/ })
    .waitFor()
  return page.locator('.find-options bdi.strong').allTextContents()
}

type Person = { name: string; aliases?: string; email?: string; level?: string; codeName?: string; organisation?: string; anyway?: boolean }

async function addContact(page: Page, { name, aliases, email, level, codeName, organisation, anyway }: Person): Promise<string> {
  await go(page, '/contacts/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  if (aliases) await page.getByLabel('Other spellings').fill(aliases)
  if (codeName) await page.getByLabel('Code name').fill(codeName)
  if (email) await page.getByLabel('Email').fill(email)
  if (level) await page.getByLabel('Level').selectOption({ label: level })
  if (organisation) {
    await page.getByLabel('Post', { exact: true }).first().fill('Messenger')
    await page.getByLabel('Organisation', { exact: true }).first().fill(organisation)
  }
  await press(page, 'Add contact')
  if (anyway) {
    await page.getByLabel(/somebody else/).check()
    await press(page, 'Add contact')
  }
  await page.waitForURL(record('contacts'))
  return pathOf(page)
}

async function schedule(page: Page, title: string, on: string, organisation: RegExp, contact?: string): Promise<string> {
  await go(page, '/engagements/new')
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('From day').fill(on)
  const choose = async (what: RegExp, text: string, option: RegExp) => {
    await page.getByRole('combobox', { name: what }).fill(text)
    await page.locator('.picker').getByRole('option', { name: option }).first().click()
  }
  await choose(/With organisations/, organisation.source.slice(0, 30), organisation)
  if (contact) await choose(/contacts/i, contact, new RegExp(contact))
  await press(page, 'Schedule')
  await page.waitForURL(record('engagements'))
  return pathOf(page)
}

async function saved(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return download.path()
}

test('names are found in whatever script and spelling they are asked for', async () => {
  expect(await found(officer, 'Soueida')).toContain('Contact of the Druze community in Sweida')
  await go(officer, '/search?q=Soueida')
  expect(await officer.locator('main').textContent()).toContain('السويداء')
  for (const text of ['druzen', 'الدروز']) expect(await found(officer, text), text).toContain('Druze community')
  await addContact(officer, { name: 'Samira Example', aliases: 'سميرة مثال' })
  expect(await found(officer, 'سميرة مثال')).toContain('Samira Example')
  expect(await offered(officer, 'سميرة مثال')).toContain('Samira Example')
  expect(faults).toEqual([])
})

test('two contacts that are one person become one, and two again', async () => {
  const kept = await addContact(officer, { name: 'Yusuf al-Mithal', email: 'yusuf@example.test' })
  const gone = await addContact(officer, { name: 'Youssef Al Mithal', email: 'yusuf@example.test', anyway: true })
  await go(officer, kept)
  await officer.getByRole('link', { name: 'Merge with another' }).click()
  await officer.getByRole('searchbox', { name: 'Find the other contact' }).fill('Youssef')
  await officer.getByRole('main').getByRole('button', { name: 'Search' }).click()
  await officer.getByRole('main').getByRole('link', { name: 'Youssef Al Mithal' }).click()
  await press(officer, 'Merge')
  await officer.waitForURL(record('merges'))
  await go(officer, gone)
  expect(pathOf(officer)).toBe(kept)
  expect(await officer.getByRole('heading', { level: 1 }).textContent()).toBe('Yusuf al-Mithal')
  await officer.getByRole('link', { name: 'See this merge' }).click()
  await press(officer, 'Undo this merge')
  await officer.getByRole('heading', { level: 1, name: 'A merge was undone' }).waitFor()
  await go(officer, gone)
  expect(pathOf(officer)).toBe(gone)
  expect(await officer.getByRole('heading', { level: 1 }).textContent()).toBe('Youssef Al Mithal')
  expect(faults).toEqual([])
})

const talks = ['ministries', 'NFI', 'ICJ', 'ICC', 'OPCW', 'Eurojust', 'NGOs']

test('the history of the Commission has every talk of its visit, and a brief for the next talk is made of it and taken along', async () => {
  await go(officer, '/organisations?q=Transitional+Justice')
  await officer.getByRole('link', { name: 'Syrian National Commission for Transitional Justice' }).click()
  await officer.waitForURL(record('organisations'))
  let told = ''
  for (let pages = 0; pages < 10; pages += 1) {
    told += await officer.locator('.timeline').textContent()
    const earlier = officer.getByRole('link', { name: 'Earlier' })
    if ((await earlier.count()) === 0) break
    await officer.goto(new URL((await earlier.getAttribute('href')) ?? '', officer.url()).href)
  }
  expect(talks.filter((talk) => !told.includes(talk))).toEqual([])

  await go(
    officer,
    await schedule(officer, 'Next talk with the Commission', addDays(today, 20), /Syrian National Commission for Transitional/),
  )
  await press(officer, 'Make the brief')
  await officer.waitForURL(/\/brief\/draft$/)
  const draft = await officer.getByLabel('Text').inputValue()
  expect(draft).toContain('Transitional Justice')
  await press(officer, 'Save')
  await officer.waitForURL(record('engagements'))
  const file = await saved(officer, () => press(officer, 'Save as Word'))
  const document = unzip(readFileSync(file))
  expect(document).toContain('Next talk with the Commission')
  expect(document).toContain('Transitional Justice')
  expect(faults).toEqual([])
})

const traces = (id: string) => ['Hiddenname', 'مخفية', 'Kingfisher', 'hidden@example.test', 'Messenger', id]

test('a protected contact is nowhere for a member outside its list', async () => {
  const { page: manager } = await openPage(browser, app.address)
  await app.signInAs(manager, 'Manager')
  const countOf = async () => {
    await go(manager, '/contacts')
    return manager.locator('.roster caption').first().textContent()
  }
  const before = await countOf()
  const contact = await addContact(officer, {
    name: 'Hiddenname Example',
    aliases: 'مخفية مثال',
    email: 'hidden@example.test',
    codeName: 'Kingfisher',
    level: 'Need-to-know',
    organisation: 'Alawite community',
  })
  const talk = await schedule(officer, 'Talk with more people', addDays(today, 21), /Alawite community/, 'Hiddenname')
  await officer.getByText('Hiddenname Example').first().waitFor()
  expect(await offered(officer, 'Hiddenname')).toContain('Hiddenname Example')

  expect(await countOf()).toBe(before)
  expect((await manager.request.get(app.address + contact)).status()).toBe(404)
  const id = contact.slice(contact.lastIndexOf('/') + 1)
  const said = new Map<string, string>()
  for (const text of ['Hiddenname', 'مخفية', 'Kingfisher', 'hidden@example.test']) {
    expect(await found(manager, text), text).toEqual([])
    expect(await offered(manager, text), text).toEqual([])
  }
  await go(manager, '/organisations?q=Alawite')
  await manager.getByRole('link', { name: 'Alawite community' }).click()
  await manager.waitForURL(record('organisations'))
  for (const path of ['/', '/contacts', '/inbox', '/engagements', '/follow-ups', '/contacts/duplicates', pathOf(manager), talk]) {
    said.set(path, await (await manager.request.get(app.address + path)).text())
  }

  for (const list of ['contacts', 'engagements']) {
    await go(manager, `/${list}`)
    await press(manager, 'CSV')
    await manager.waitForURL(record('exports'))
    const file = await saved(manager, () => manager.getByRole('link', { name: 'Save the file' }).click())
    said.set(`the file of ${list}`, readFileSync(file, 'utf8'))
  }

  await go(manager, '/feeds/new')
  await manager.getByLabel('Name of the calendar').fill('All of Gezant')
  await manager.locator('input[name="scope"][value="all"]').check()
  await manager.locator('input[name="detail"][value="full"]').check()
  await press(manager, 'Make the link')
  const address = await manager.locator('input[value*="/feeds/"][value$=".ics"]').first().inputValue()
  const feed = await (await fetch(address)).text()
  expect(feed).toContain('Talk with more people')
  said.set('the feed', feed.replaceAll('\r\n ', ''))

  await go(manager, talk)
  await press(manager, 'Make the brief')
  await manager.waitForURL(/\/brief\/draft$/)
  said.set('the draft of the brief', await manager.content())

  const leaks = [...said].flatMap(([where, text]) => traces(id).flatMap((trace) => (text.includes(trace) ? [`${trace} in ${where}`] : [])))
  expect(leaks).toEqual([])
  expect(faults).toEqual([])
}, 180_000)
