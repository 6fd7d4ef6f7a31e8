import { cpSync, rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addDays, todayIn } from '#app/lib/dates.ts'
import { type MailServer, startMailServer } from '#tests/helpers/mail-server.ts'
import { closePages, openBrowser, openPage } from './chromium.ts'
import { password, startServer, temporaryFolder } from './server.ts'

let browser: Browser
let page: Page
let faults: string[]
let mail: MailServer
let app: Awaited<ReturnType<typeof startServer>>
const folder = temporaryFolder()

/** The application on one folder; what is due is looked for when it starts. */
const start = () => startServer({ DATA_DIR: folder, DEMO_PASSWORD: password, SMTP_URL: mail.url, MAIL_FROM: 'gezant@ministry.test' })

beforeAll(async () => {
  browser = await openBrowser()
  mail = await startMailServer()
  cpSync(inject('demoFolder'), folder, { recursive: true })
  app = await start()
  ;({ page, faults } = await openPage(browser, 'http://127.0.0.1'))
}, 60_000)
afterAll(async () => {
  await closePages(browser)
  await app?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const today = todayIn('Europe/Amsterdam', new Date())
const go = (path: string) => page.goto(app.address + path)
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

async function schedule(title: string, on: string): Promise<string> {
  await go('/engagements/new')
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('From day').fill(on)
  await page.getByRole('combobox', { name: /With organisations/ }).fill('Alawite')
  await page.getByRole('option', { name: /Alawite community/ }).click()
  await press('Schedule')
  await page.waitForURL(/\/engagements\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

async function settle(commitment: string, state: string, evidence: string) {
  await go('/commitments')
  await page.getByRole('link', { name: commitment }).click()
  await page.getByRole('radio', { name: state, exact: true }).check()
  await page.getByLabel('What shows it').fill(evidence)
  await press('Save state')
  await page.getByText(`${state},`).or(page.getByText(evidence)).first().waitFor()
}

test('three promises in a read-out are followed, reminded of in the app and by mail, kept and broken, and told in the next brief', async () => {
  await go('/sign-in')
  await page.locator('form button', { hasText: 'Policy officer' }).click()
  await page.waitForURL(`${app.address}/`)
  const talk = await schedule('Talk with promises', addDays(today, -6))

  await go(`${talk}/read-out`)
  const late = addDays(today, -2)
  await page
    .getByLabel('Text')
    .fill(
      [
        'They spoke of the roads.',
        `- [ ] @policy officer: send the NFI contact before ${late}`,
        '- [ ] @visit coordinator: book the interpreter',
        '- [ ] them: name a person for the roads',
      ].join('\n'),
    )
  await press('Save')
  await page.waitForURL(/\/read-out\/promises$/)
  await press('Save what is ticked')
  await page.waitForURL(new RegExp(`${talk}#follow-ups$`))
  const section = (id: string) => page.locator(`section[aria-labelledby="${id}"], section#${id}`).first()
  await section('follow-ups').getByRole('listitem').nth(1).waitFor()
  expect(await section('follow-ups').getByRole('listitem').count()).toBe(2)
  expect(await section('commitments').getByRole('listitem').count()).toBe(1)
  await page.getByRole('link', { name: 'Add a commitment' }).click()
  await page.getByLabel('Agreed wording').fill('answer the letter about the roads')
  await page.getByRole('radio', { name: 'What we promised' }).check()
  await press('Add commitment')
  await page.waitForURL((url) => !url.pathname.endsWith('/new'))

  await go('/settings/reminders')
  await page.getByLabel('A follow-up of yours is late').selectOption({ label: 'Also by mail, at once' })
  await press('Save')
  await page.getByText('Your choices are saved.').waitFor()
  await app.stop()
  app = await start()
  await expect
    .poll(
      async () => {
        await go('/inbox')
        return page.locator('.notice-item', { hasText: 'send the NFI contact' }).count()
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(1)
  await expect.poll(() => mail.received.filter(({ raw }) => raw.includes('send the NFI contact')).length, { timeout: 20_000 }).toBe(1)
  expect(mail.received.every(({ to }) => to.length === 1)).toBe(true)

  await settle('name a person for the roads', 'Kept', 'Their letter of today')
  await settle('answer the letter about the roads', 'Broken', 'No answer went out')
  await go(await schedule('Next talk', addDays(today, 20)))
  await press('Make the brief')
  await page.waitForURL(/\/brief\/draft$/)
  const draft = await page.getByLabel('Text').inputValue()
  for (const told of ['name a person for the roads', 'answer the letter about the roads']) expect(draft).toContain(told)
  await go('/commitments')
  for (const [wording, state] of [
    ['name a person for the roads', 'Kept'],
    ['answer the letter about the roads', 'Broken'],
  ] as const)
    expect(await page.locator('.promise', { hasText: wording }).getByText(state, { exact: true }).count(), wording).toBe(1)
  expect(faults.filter((fault) => !fault.startsWith('asked another host'))).toEqual([])
}, 180_000)
