import ICAL from 'ical.js'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatDate } from '#app/lib/format-dates.ts'
import { closePages, openBrowser, openPage } from './chromium.ts'
import { type RunningApp, startEmbedded, startOnServer } from './running-app.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => closePages(browser))

/** The next 20 January: in the window of every new feed, and in winter, when Damascus is two hours ahead of Amsterdam. */
function winterDay(now = new Date()): string {
  const thisYear = `${now.getUTCFullYear()}-01-20`
  return now.toISOString().slice(0, 10) <= thisYear ? thisYear : `${now.getUTCFullYear() + 1}-01-20`
}

const day = winterDay()
const talks = ['ministries', 'NFI', 'ICJ', 'ICC', 'OPCW', 'Eurojust', 'NGOs']

function eventsOf(body: string) {
  const calendar = new ICAL.Component(ICAL.parse(body))
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}

describe.each([
  ['embedded', startEmbedded],
  ['on a server', startOnServer],
] as const)('with the database %s', (_mode, start) => {
  let app: RunningApp
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    app = await start()
    const opened = await openPage(browser, app.address)
    page = opened.page
    faults = opened.faults
  })
  afterAll(async () => {
    await page?.context().close()
    await app?.stop()
  })

  test('a newcomer sees the letter’s week, schedules, follows up, cancels, restores and subscribes', async () => {
    await app.signInAs(page, 'Policy officer')

    await page.goto(`${app.address}/calendar?view=month&date=2026-02-01`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('February 2026')
    const fifth = page.locator('td', { has: page.locator('time[datetime="2026-02-05"]') })
    expect(await fifth.getByRole('link', { name: /delegation of the Druze community/ }).count()).toBe(1)
    const bar = page.locator('.month a.bar', { hasText: 'Working visit of the Syrian National Commission for Transitional Justice' })
    expect(await bar.count()).toBe(1)
    expect(await bar.getAttribute('class')).toContain('span-6')

    await bar.click()
    await page.waitForURL(/\/visits\//)
    await page.getByRole('heading', { level: 1, name: /Working visit/ }).waitFor()
    const programme = (await page.locator('main').textContent()) ?? ''
    expect(talks.filter((talk) => !programme.includes(talk))).toEqual([])
    expect(programme).toContain('9–14 February')

    await page.goto(`${app.address}/engagements/new`)
    await page.getByLabel('Title').fill('Talk with the Alawite community')
    await page.getByLabel('From day').fill(day)
    await page.getByLabel('Starts at').fill('10:00')
    await page.getByLabel('Ends at').fill('11:00')
    await page.getByLabel('Time zone').selectOption('Asia/Damascus')
    await page.getByLabel('Find: With organisations and communities').fill('Alawite')
    await page.getByRole('option', { name: /Alawite community/ }).click()
    await page.getByRole('button', { name: 'Schedule' }).click()
    await page.waitForURL(/\/engagements\/[0-9a-f-]{36}$/)
    await page.getByRole('heading', { level: 1, name: 'Talk with the Alawite community' }).waitFor()
    const engagement = page.url()
    const told = (await page.locator('main').textContent()) ?? ''
    expect(told).toContain(`${formatDate(day, 'en', 'long')}, 10:00–11:00`)
    expect(told).toContain('Damascus, UTC+3')
    expect(told).toContain('08:00–09:00 for you in Amsterdam')

    await page.getByRole('link', { name: 'Add a follow-up' }).click()
    await page.getByLabel('What is to be done').fill('Send the minutes')
    await page.getByRole('button', { name: 'Add follow-up' }).click()
    await page.waitForURL((url) => !url.pathname.endsWith('/new'))
    await page.goto(engagement)
    expect(await page.getByRole('link', { name: 'Send the minutes' }).count()).toBe(1)

    await page.locator('summary', { hasText: 'Cancel engagement' }).click()
    await page.getByLabel(/Reason/).fill('The delegation could not travel')
    await page.getByRole('button', { name: 'Cancel engagement' }).click()
    await page.getByText('Cancelled: The delegation could not travel').waitFor()
    await page.getByRole('button', { name: 'Restore engagement' }).click()
    await page.getByRole('button', { name: 'Restore engagement' }).waitFor({ state: 'detached' })

    await page.goto(`${app.address}/feeds/new`)
    await page.getByLabel('Name of the calendar').fill('All of Gezant')
    await page.getByRole('radio', { name: /Everything/ }).check()
    await page.getByRole('button', { name: 'Make the link' }).click()
    const address = await page.locator('input[value*="/feeds/"][value$=".ics"]').first().inputValue()
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByText(/^Copied\.$|copy it with your keyboard/).waitFor()
    const first = await fetch(address)
    expect(first.status).toBe(200)
    const meeting = eventsOf(await first.text()).find((event) => event.summary === 'Talk with the Alawite community')
    expect(meeting?.startDate.toJSDate().toISOString()).toBe(`${day}T07:00:00.000Z`)
    expect(meeting?.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
    const again = await fetch(address, { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)

    await page.goto(`${app.address}/feeds`)
    await page.getByRole('link', { name: /Revoke/ }).click()
    await page.getByRole('button', { name: 'Revoke the link' }).click()
    await page.waitForURL(`${app.address}/feeds`)
    const withdrawn = eventsOf(await (await fetch(address)).text())
    expect(withdrawn.map((event) => event.summary)).toEqual(['This calendar link was withdrawn'])
    expect(faults).toEqual([])
  })
})
