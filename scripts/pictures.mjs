// Makes the pictures of README and guide anew, from the built application with the letter's data: node scripts/pictures.mjs [name...]
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openBrowser, openPage } from '../tests/browser/chromium.ts'
import { password, startServer, temporaryFolder } from '../tests/browser/server.ts'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const width = 1280
const browser = await openBrowser()
const folder = temporaryFolder()
const app = await startServer({ DATA_DIR: folder, DEMO_PASSWORD: password })
const { page } = await openPage(browser, app.address)

const go = (path) => page.goto(path.startsWith('http') ? path : app.address + path)
async function signIn(as, who) {
  await as.goto(`${app.address}/sign-in`)
  await as.locator('form button', { hasText: who }).click()
  await as.waitForURL(`${app.address}/`)
}

const letterVisit = /Transitional Justice/
const comingVisit = /Missing Persons/

async function openVisit(name) {
  await go('/visits')
  await page.getByRole('link', { name }).first().click()
  await page.waitForURL(/\/visits\/[0-9a-f-]{36}$/)
  return page.url()
}

/** The week of the coming visit, which moves with the day the demo is made. */
async function comingDay() {
  await openVisit(comingVisit)
  return (await page.locator('.programme [id^="day-"]').first().getAttribute('id')).slice('day-'.length)
}

/** Two groups of the coming delegation, and two talks at which they part. */
async function splitDelegation() {
  const visit = await openVisit(comingVisit)
  for (const name of ['Group A', 'Group B']) {
    await go(`${visit}/delegation/groups`)
    await page.locator('#new-group').getByLabel('Name').fill(name)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.locator(`input[value="${name}"]`).waitFor()
  }
  for (const [group, guest] of ['Group A', 'Group B'].entries()) {
    await go(`${visit}/delegation`)
    await page.locator('table.delegation').getByRole('link', { name: 'Edit' }).nth(group).click()
    await page.getByRole('combobox', { name: /^Group/ }).selectOption({ label: guest })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/delegation(#.*)?$/)
  }
  for (const [talk, group] of [
    ['Impunity Watch', 'Group A'],
    ['Netherlands Forensic Institute', 'Group B'],
  ]) {
    await go(visit)
    const row = page.locator('.programme tr', { has: page.getByRole('link', { name: new RegExp(talk) }).first() })
    await row.getByRole('link', { name: /^Who/ }).click()
    await page.getByRole('radio', { name: /part/i }).check()
    await page.getByRole('checkbox', { name: group }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/\/visits\//)
  }
  return visit
}

async function share() {
  const visit = await openVisit(letterVisit)
  await go(`${visit}/shares`)
  await page.getByRole('button', { name: 'Make the link' }).click()
  await go(await page.getByLabel('Address').inputValue())
}

async function freeTimes() {
  const visit = await openVisit(comingVisit)
  await go(visit)
  await page
    .locator('.window-item')
    .first()
    .getByRole('link', { name: /^Place/ })
    .click()
  await page.getByRole('button', { name: 'Find a free time' }).click()
  await page.waitForURL(/availability/)
}

async function template() {
  await go('/templates')
  await page.getByRole('link', { name: 'Structural talk with a community' }).first().click()
  await page.waitForURL(/engagements\/new/)
  await page.getByText('From a template').click()
}

async function placement() {
  await openVisit(letterVisit)
  await page
    .locator('.window-item', { hasText: 'NFI' })
    .getByRole('link', { name: /^Place/ })
    .click()
  await page.getByRole('radio', { name: 'Tue 10 February' }).check()
  await page.getByLabel('Starts at').fill('10:00')
  await page.getByLabel('Ends at').fill('12:00')
}

async function clearance() {
  await openVisit(comingVisit)
  await page.getByRole('link', { name: 'Families of missing persons' }).first().click()
  await page.getByRole('link', { name: /^Not cleared/ }).click()
  await page.waitForURL(/clearance$/)
}

async function organisation() {
  await go('/organisations')
  await page
    .getByRole('link', { name: /^Druze community/ })
    .first()
    .click()
  await page.waitForURL(/\/organisations\//)
}

const february = (view, date = '2026-02-02') => go(`/calendar?view=${view}&date=${date}`)

// What each shows; `whole` with the frame around the page, others from the head of the page to `height`.
const pictures = {
  home: { open: () => go('/'), whole: true },
  calendar: { open: () => february('month', '2026-02-01'), whole: true },
  organisation: { open: organisation, whole: true },
  visit: { open: () => openVisit(comingVisit), whole: true },
  day: { open: () => february('day', '2026-02-05') },
  'work-week': { open: () => february('workweek') },
  week: { open: async () => go(`/calendar?view=week&date=${await comingDay()}&zone2=Asia/Damascus`) },
  'several-weeks': { open: () => february('multiweek') },
  month: { open: () => february('month', '2026-02-01') },
  agenda: { open: () => february('agenda') },
  template: { open: template },
  placement: { open: placement },
  'free-times': { open: freeTimes },
  'visit-split': {
    open: async () => go(`${await splitDelegation()}?show=split`),
    from: 'section[aria-labelledby="programme"]',
    height: 900,
  },
  delegation: { open: async () => go(`${await openVisit(comingVisit)}/delegation`) },
  'paper-arabic': { open: async () => go(`${await openVisit(comingVisit)}/programme?reader=delegation&language=ar`), from: 'body' },
  share: { open: share, from: 'body' },
  clearance: { open: clearance },
}

/** From the element to the edge of the page, no higher than `height`. */
async function clipOf(selector, height) {
  const box = await page.locator(selector).first().boundingBox()
  const edge = Math.min(24, Math.floor(box.x)) * (selector === 'main' ? 0 : 1)
  const [x, y] = [Math.floor(box.x) - edge, Math.floor(box.y) - edge]
  return { x, y, width: Math.min(width - x, Math.ceil(box.width) + 2 * edge), height: Math.min(height, Math.ceil(box.height) + edge) }
}

/** The same month for a Dutch reader at night. */
async function dutchMonth() {
  const { page: dutch } = await openPage(browser, app.address, { locale: 'nl-NL', colorScheme: 'dark', viewport: { width, height: 760 } })
  await signIn(dutch, 'Policy officer')
  await dutch.goto(`${app.address}/calendar?view=month&date=2026-02-01`)
  await dutch.screenshot({ path: 'docs/pictures/calendar-nl-dark.png' })
}

const asked = process.argv.slice(2)
try {
  await signIn(page, 'Visit coordinator')
  for (const [name, { open, whole = false, from = 'main', height = 720 }] of Object.entries(pictures)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    await page.setViewportSize({ width, height: whole ? 760 : 1400 })
    await open()
    const clip = whole ? {} : { clip: await clipOf(from, height), fullPage: true }
    await page.screenshot({ path: `docs/pictures/${name}.png`, animations: 'disabled', ...clip })
    console.log(name)
  }
  if (asked.length === 0 || asked.includes('calendar-nl-dark')) await dutchMonth()
} finally {
  await browser.close()
  await app.stop()
  rmSync(folder, { recursive: true, force: true })
}
