import ICAL from 'ical.js'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePages, openBrowser, openPage } from './chromium.ts'
import { type RunningApp, startEmbedded } from './running-app.ts'

let browser: Browser
let app: RunningApp
let page: Page
let faults: string[]

beforeAll(async () => {
  browser = await openBrowser()
  app = await startEmbedded()
  ;({ page, faults } = await openPage(browser, app.address))
})
afterAll(async () => {
  await closePages(browser)
  await app?.stop()
})

const talks = [
  { name: 'Dutch ministries', day: 'Mon 9 February', from: '10:15', to: '12:00' },
  { name: 'NFI', day: 'Tue 10 February', from: '10:00', to: '12:00' },
  { name: 'ICJ', day: 'Wed 11 February', from: '09:30', to: '11:00' },
  { name: 'ICC', day: 'Wed 11 February', from: '14:00', to: '16:00' },
  { name: 'OPCW', day: 'Thu 12 February', from: '10:00', to: '11:30' },
  { name: 'Eurojust', day: 'Fri 13 February', from: '10:00', to: '12:00' },
  { name: 'NGOs', day: 'Sat 14 February', from: '09:00', to: '10:00' },
]

const row = (name: string) => page.locator('.programme tr', { has: page.getByRole('link', { name: new RegExp(name) }).first() })

async function place({ name, day, from, to }: (typeof talks)[number]) {
  await page
    .locator('.window-item', { hasText: name })
    .getByRole('link', { name: /^Place/ })
    .click()
  await page.waitForURL(/\/placement$/)
  await page.getByRole('radio', { name: day }).check()
  await page.getByLabel('Starts at').fill(from)
  await page.getByLabel('Ends at').fill(to)
  await page.getByRole('button', { name: 'Place', exact: true }).click()
  await page.waitForURL(/\/visits\//)
}

/** Presses Tab until the element has the focus, as somebody without a mouse must. */
async function tabTo(reached: (element: Element) => boolean) {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(`(${reached.toString()})(document.activeElement)`)) return
  }
  throw new Error('Tab does not lead there.')
}

/** The last talk, by keyboard alone: from the programme through the form and back. */
async function placeByKeyboard() {
  await tabTo((element) => element.textContent?.startsWith('Place Talk with international NGOs') === true)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/placement$/)
  await tabTo((element) => element.getAttribute('name') === 'day')
  await page.keyboard.press('Space')
  for (let day = 9; day < 14; day += 1) await page.keyboard.press('ArrowDown')
  await tabTo((element) => element.getAttribute('name') === 'startsTime')
  await page.keyboard.type('0900AM')
  await tabTo((element) => element.getAttribute('name') === 'endsTime')
  await page.keyboard.type('1000AM')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/visits\//)
}

/** The ways the programme leaves the house: who gets it in which language, and what that page says of the talk that moves. */
const papers = [
  { reader: 'hosts', language: 'en', name: 'The hosts', in: 'English', was: 'was 13 February, 10:00–12:00' },
  { reader: 'hosts', language: 'nl', name: 'The hosts', in: 'Dutch', was: 'was 13 februari, 10:00–12:00' },
  { reader: 'delegation', language: 'ar', name: 'The delegation', in: 'Arabic', was: 'كان 13 فبراير، 10:00–12:00' },
]

async function handOut({ name, in: language }: (typeof papers)[number], visit: string) {
  await page.goto(`${visit}/handouts`)
  await page.getByRole('radio', { name }).check()
  await page.getByLabel('Language').selectOption({ label: language })
  await page.getByRole('radio', { name: 'Page to print' }).check()
  await page.getByRole('button', { name: 'Hand out' }).click()
  await page.waitForURL(/\/programme\?/)
}

async function makeShare(visit: string): Promise<string> {
  await page.goto(`${visit}/shares`)
  await page.getByRole('button', { name: 'Make the link' }).click()
  return page.getByLabel('Address').inputValue()
}

async function subscribe(visit: string): Promise<string> {
  await page.goto(visit)
  await page.getByRole('link', { name: 'Subscription link' }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  return page.locator('input[value$=".ics"]').inputValue()
}

/** What a page on paper says, and of the talk that moves its row, without the marks that keep hours from left to right. */
async function paperAt(address: string, read = (url: string) => page.request.get(url).then((answer) => answer.text())) {
  const html = (await read(address)).replaceAll(/[\u2066-\u2069]/g, '')
  return {
    html,
    row:
      html
        .split('<tr')
        .slice(1)
        .find((part) => part.includes('Eurojust')) ?? '',
  }
}

/** As whoever has an address reads it: with no session. */
const readFromOutside = (address: string) => fetch(address).then((answer) => answer.text())

async function talkInFeed(address: string) {
  const calendar = new ICAL.Component(ICAL.parse(await readFromOutside(address)))
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  const talk = events.find(({ summary }) => summary === 'Talk with Eurojust')
  return {
    starts: talk?.startDate.toString(),
    ends: talk?.endDate.toString(),
    sequence: talk?.sequence ?? 0,
    text: talk?.description ?? '',
  }
}

test('the Commission’s seven talks go from the window to fixed hours, and a moved talk shows its new time, marked, wherever it was given', async () => {
  await app.signInAs(page, 'Visit coordinator')
  await page.goto(`${app.address}/visits`)
  await page.getByRole('link', { name: /National Commission for Transitional Justice/ }).click()
  await page.locator('.window-item').first().waitFor()
  expect(await page.locator('.window-item').count()).toBe(talks.length)

  for (const talk of talks.slice(0, -1)) await place(talk)
  await placeByKeyboard()

  expect(await page.locator('.window-item').count()).toBe(0)
  for (const { name, from, to } of talks) expect(await row(name).textContent(), name).toContain(`${from}–${to}`)
  const days = await page.locator('.programme tbody:has(tr:nth-child(2))').count()
  expect(days).toBe(6)

  const visit = page.url().replace(/\?.*/, '')
  const link = await makeShare(visit)
  for (const paper of papers) await handOut(paper, visit)
  const feed = await subscribe(visit)
  const before = await talkInFeed(feed)
  await page.goto(visit)

  await row('Eurojust').getByRole('link', { name: /^Move/ }).click()
  await page.getByLabel('Starts at').fill('14:00')
  await page.getByLabel('Ends at').fill('15:30')
  await page.getByRole('button', { name: 'Place', exact: true }).click()
  await page.getByText('14:00–15:30').waitFor()
  expect(await row('Eurojust').textContent()).toContain('14:00–15:30')

  for (const { reader, language, was } of papers) {
    const { html, row } = await paperAt(`${visit}/programme?reader=${reader}&language=${language}`)
    expect(html).toContain(`lang="${language}"`)
    expect(row).toContain('14:00–15:30')
    expect(row).toContain('class="paper-changed"')
    expect(row).toContain(was)
    expect(html.match(/paper-changed"/g), 'what else is marked').toHaveLength(1)
  }
  const shared = await paperAt(link, readFromOutside)
  expect(shared.row).toContain('14:00–15:30')
  expect(shared.row).toContain('class="paper-changed"')
  expect(shared.row).toContain('was 13 February, 10:00–12:00')
  expect(shared.html, 'a way on, or what is ours only').not.toMatch(/<a |<form|<script|Preparation|interpreter at hand/)
  expect(await readFromOutside(visit), 'the visit itself').toContain('Sign in')
  const after = await talkInFeed(feed)
  expect(after).toMatchObject({ starts: '2026-02-13T13:00:00Z', ends: '2026-02-13T14:30:00Z' })
  expect(after.text).toContain('Moved. It was: 13 February 2026, 10:00-12:00 Amsterdam, UTC+1')
  expect(after.sequence).toBeGreaterThan(before.sequence)

  await row('Eurojust').getByRole('link', { name: /^Move/ }).click()
  await page.getByRole('radio', { name: 'Wed 11 February' }).check()
  await page.getByRole('button', { name: 'Place', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: 'It overlaps Talk with the International Criminal Court (ICC), 14:00–16:00.' }).waitFor()
  await page.getByRole('button', { name: 'Place it anyway' }).click()
  await page.waitForURL(/\/visits\//)
  expect(await page.locator('tbody', { has: page.locator('#day-2026-02-11') }).textContent()).toContain('Eurojust')
  expect(faults).toEqual([])
})
