import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePages, openBrowser, openPage } from './chromium.ts'
import { type RunningApp, startEmbedded } from './running-app.ts'

let browser: Browser
let app: RunningApp

beforeAll(async () => {
  browser = await openBrowser()
  app = await startEmbedded()
})
afterAll(async () => {
  await closePages(browser)
  await app?.stop()
})

async function signedIn(who: string) {
  const opened = await openPage(browser, app.address)
  await app.signInAs(opened.page, who)
  return opened
}

/** The name, text and address of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    return ['name', 'href', 'aria-label'].map((name) => element?.getAttribute(name) ?? '').join(' ') + element?.textContent
  })

/** Presses a key until what has the focus has this in it, or is the field of this name. */
async function pressUntil(page: Page, key: string, reached: RegExp) {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press(key)
    if (reached.test(await focused(page))) return
  }
  throw new Error(`${key} does not lead to ${reached}.`)
}

const ready = (page: Page) => page.locator('[data-drags]').waitFor()
const said = async (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor()

test('a talk is scheduled from its day, moved and moved back, another added in one line and cancelled, and a third repeated, by keyboard alone', async () => {
  const { page, faults } = await signedIn('Visit coordinator')
  await page.goto(`${app.address}/calendar?view=month&date=2031-03-03`)
  await ready(page)
  await pressUntil(page, 'Tab', /Monday 3 March/)
  await page.keyboard.press('ArrowRight')
  expect(await focused(page)).toContain('Tuesday 4 March')
  await page.keyboard.press('c')
  await page.waitForURL(/\/engagements\/new\?date=2031-03-04/)
  await page.getByLabel('Title').waitFor()
  await pressUntil(page, 'Tab', /^title /)
  await page.keyboard.type('Talk by keyboard')
  await pressUntil(page, 'Tab', /^startsTime /)
  await page.keyboard.type('1000AM')
  await pressUntil(page, 'Tab', /^endsTime /)
  await page.keyboard.type('1100AM')
  await pressUntil(page, 'Tab', /Find: With organisations/)
  await page.keyboard.type('Druze')
  await page.getByRole('option', { name: /Druze community/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: /Druze/ }).first().waitFor()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/engagements\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { level: 1, name: 'Talk by keyboard' }).waitFor()

  await pressUntil(page, 'Tab', /view=month&date=2031-03-04/)
  await page.keyboard.press('Enter')
  await ready(page)
  await pressUntil(page, 'Tab', /Tuesday 4 March, 1 engagement/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('m')
  await page.waitForURL(/\/move\?/)
  await page.getByLabel('Starts at').waitFor()
  await pressUntil(page, 'Tab', /^startsTime /)
  await page.keyboard.type('0200PM')
  await pressUntil(page, 'Tab', /^endsTime /)
  await page.keyboard.type('0330PM')
  await page.keyboard.press('Enter')
  await said(page, /Talk by keyboard is now on Tuesday 4 March 2031, 14:00–15:30\./)
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Talk by keyboard'))
  await pressUntil(page, 'Tab', /Undo/)
  await page.keyboard.press('Enter')
  await said(page, /Tuesday 4 March 2031, 10:00–11:00\./)

  await pressUntil(page, 'Tab', /^ *Quick add$/)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'text')
  await page.keyboard.type('Call in one line Thu 6 March 2031 14:00-15:00')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Understood' }).waitFor()
  await pressUntil(page, 'Tab', /^ *Schedule$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Call in one line' }).waitFor()
  await pressUntil(page, 'Tab', /^ *Cancel engagement$/)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'reason')
  await page.keyboard.type('Not needed')
  await page.keyboard.press('Enter')
  await page.getByText('Not needed').waitFor()

  await page.keyboard.press('c')
  await page.getByLabel('Title').waitFor()
  await pressUntil(page, 'Tab', /^title /)
  await page.keyboard.type('Weekly by keyboard')
  await pressUntil(page, 'Tab', /^startsOn /)
  await page.keyboard.type('03102031')
  await pressUntil(page, 'Tab', /^startsTime /)
  await page.keyboard.type('0900AM')
  await pressUntil(page, 'Tab', /^endsTime /)
  await page.keyboard.type('0930AM')
  await pressUntil(page, 'Tab', /^ *Repeats$/)
  await page.keyboard.press('Enter')
  await pressUntil(page, 'Tab', /^repeats /)
  await page.keyboard.type('Weekly')
  await pressUntil(page, 'Tab', /^count /)
  await page.keyboard.type('3')
  await page.keyboard.press('Control+Enter')
  await page.getByText('every week on Monday, 3 times').waitFor()
  expect(faults).toEqual([])
})

test('a free time is taken, a clash gone past, and a talk duplicated, postponed, given a new time, begun from a template, repeated and cancelled as a series, by keyboard alone', async () => {
  const { page, faults } = await signedIn('Visit coordinator')
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  const choose = async (reached: RegExp) => {
    await pressUntil(page, 'Tab', reached)
    await page.keyboard.press('Enter')
  }
  const write = async (field: RegExp, text: string) => {
    await pressUntil(page, 'Tab', field)
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
  }
  await page.goto(`${app.address}/engagements/new?date=2031-05-05`)
  await page.getByLabel('Title').waitFor()
  await write(/^title /, 'Found by keyboard')
  await choose(/^for .*Find a free time$/)
  await heading('Find a free time')
  await choose(/^chosen .*May/)
  await page.waitForURL(/\/engagements\/new/)
  expect(await page.getByLabel('Title').inputValue()).toBe('Found by keyboard')
  const day = await page.locator('[name=startsOn]').inputValue()
  await choose(/^ *Schedule$/)
  await heading('Found by keyboard')

  await choose(/\?copy=/)
  await page.waitForURL(/copy=/)
  await write(/^title /, 'Duplicated by keyboard')
  await pressUntil(page, 'Tab', /^startsOn /)
  await page.keyboard.type(day.replace(/(....)-(..)-(..)/, '$2$3$1'))
  await page.keyboard.press('Control+Enter')
  await page.getByText('Nothing was saved yet').waitFor()
  await choose(/Schedule anyway$/)
  await heading('Duplicated by keyboard')

  await choose(/postponement Postpone$/)
  await heading('Postpone')
  await pressUntil(page, 'Tab', /^to /)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Postponed; there is no new date yet.').waitFor()
  await choose(/postponement .*Give it a new time$/)
  await heading('Give it a new time')
  await pressUntil(page, 'Tab', /^startsOn /)
  await page.keyboard.type('05132031')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/^Was Tuesday 6 May/).waitFor()

  await choose(/Keep as template$/)
  await heading('New template')
  await write(/^name /, 'Kept by keyboard')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/templates(\/|$)/)
  await page.getByText('Kept by keyboard').first().waitFor()
  await page.keyboard.press('c')
  await page.getByLabel('Title').waitFor()
  await choose(/^ *From a template/)
  await choose(/template=.*Kept by keyboard$/)
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=title]')?.value === 'Duplicated by keyboard')

  await write(/^title /, 'Repeated by keyboard')
  await pressUntil(page, 'Tab', /^startsOn /)
  await page.keyboard.type('06022031')
  await pressUntil(page, 'Tab', /^startsTime /)
  await page.keyboard.type('0900AM')
  await pressUntil(page, 'Tab', /^endsTime /)
  await page.keyboard.type('0930AM')
  await choose(/^ *Repeats$/)
  await pressUntil(page, 'Tab', /^repeats /)
  await page.keyboard.type('Weekly')
  await write(/^count /, '3')
  await page.keyboard.press('Control+Enter')
  await page.getByText('every week on Monday, 3 times').waitFor()
  await choose(/\/edit +Edit$/)
  await page.getByLabel('Title').waitFor()
  await pressUntil(page, 'Tab', /^scope /)
  await page.keyboard.press('ArrowDown')
  await write(/^title /, 'Edited by keyboard')
  await page.keyboard.press('Control+Enter')
  await heading('Edited by keyboard')
  await choose(/\/series +The others$/)
  await heading('Series')
  await choose(/^ *Cancel the series$/)
  await pressUntil(page, 'Tab', /^reason /)
  await page.keyboard.type('Not needed')
  await page.keyboard.press('Enter')
  await page.locator('.status-cancelled').nth(2).waitFor()
  expect(await page.locator('main li', { hasText: 'Edited by keyboard' }).filter({ hasText: 'Cancelled' }).count()).toBe(3)
  expect(faults).toEqual([])
})

async function dragTo(page: Page, title: string, day: string) {
  await ready(page)
  const item = await page.locator('.hours li', { hasText: title }).boundingBox()
  const column = await page.locator(`[data-day="${day}"] .hours-column`).boundingBox()
  if (!item || !column) throw new Error('Nothing to drag, or nowhere.')
  await page.mouse.move(item.x + 20, item.y + 10)
  await page.mouse.down()
  await page.mouse.move(column.x + 30, item.y + 10, { steps: 4 })
  await page.mouse.up()
}

test('of two who drag the same talk the second is told who was first, keeps the day they meant, and may still have it', async () => {
  const [first, second] = await Promise.all([signedIn('Visit coordinator'), signedIn('Policy officer')])
  await first.page.goto(`${app.address}/engagements/new?date=2031-04-01&time=10:00`)
  await first.page.getByLabel('Title').fill('Talk for two')
  await first.page.getByRole('button', { name: 'Schedule' }).click()
  await first.page.waitForURL(/\/engagements\/[0-9a-f-]{36}$/)
  const week = `${app.address}/calendar?view=week&date=2031-04-01`
  for (const { page } of [first, second]) await page.goto(week)
  await dragTo(first.page, 'Talk for two', '2031-04-02')
  await said(first.page, /Talk for two is now on Wednesday 2 April 2031, 10:00–11:00\./)

  await dragTo(second.page, 'Talk for two', '2031-04-03')
  await second.page.getByText(/Visit coordinator saved this/).waitFor()
  expect(await second.page.getByLabel('From day').inputValue()).toBe('2031-04-03')
  expect(await second.page.locator('.conflict').textContent()).toContain('2031-04-02')
  await second.page.getByRole('button', { name: 'Save yours' }).click()
  await said(second.page, /Thursday 3 April 2031, 10:00–11:00\./)
  await second.page.keyboard.press('Control+z')
  await said(second.page, /Wednesday 2 April 2031, 10:00–11:00\./)
  expect([...first.faults, ...second.faults]).toEqual([])
})

test('the keys are listed when one asks for them, as often as one asks, and the focus is then where it was', async () => {
  const { page, faults } = await signedIn('Policy officer')
  await page.goto(`${app.address}/calendar?view=month&date=2031-03-03`)
  await ready(page)
  await pressUntil(page, 'Tab', /Monday 3 March/)
  const list = page.getByRole('dialog', { name: 'Keys' })
  for (const end of ['Escape', 'Enter']) {
    expect(await list.count()).toBe(0)
    await page.keyboard.press('?')
    await list.getByText('This list').waitFor()
    await page.keyboard.press(end)
    await list.waitFor({ state: 'detached' })
    expect(await focused(page)).toContain('Monday 3 March')
  }
  expect(faults).toEqual([])
})
