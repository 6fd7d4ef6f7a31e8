import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from './chromium.ts'
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
  await browser?.close()
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

test('the Commission’s seven talks go from the window to fixed hours over six days, and a moved talk shows its new time', async () => {
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

  await row('Eurojust').getByRole('link', { name: /^Move/ }).click()
  await page.getByLabel('Starts at').fill('14:00')
  await page.getByLabel('Ends at').fill('15:30')
  await page.getByRole('button', { name: 'Place', exact: true }).click()
  await page.getByText('14:00–15:30').waitFor()
  expect(await row('Eurojust').textContent()).toContain('14:00–15:30')

  await row('Eurojust').getByRole('link', { name: /^Move/ }).click()
  await page.getByRole('radio', { name: 'Wed 11 February' }).check()
  await page.getByRole('button', { name: 'Place', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: 'It overlaps Talk with the International Criminal Court (ICC), 14:00–16:00.' }).waitFor()
  await page.getByRole('button', { name: 'Place it anyway' }).click()
  await page.waitForURL(/\/visits\//)
  expect(await page.locator('tbody', { has: page.locator('#day-2026-02-11') }).textContent()).toContain('Eurojust')
  expect(faults).toEqual([])
})
