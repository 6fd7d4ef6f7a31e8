import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium } from '#app/documents/pdf.server.ts'

let shared: Promise<Browser> | undefined

/** The machine's own Chromium, talking to nobody but the pages under test; one for all test files, which close their pages. */
export function openBrowser(): Promise<Browser> {
  shared ??= launch()
  return shared
}

export async function closePages(browser: Browser | undefined): Promise<void> {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()))
}

function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? findChromium()
  if (!executablePath) throw new Error('No Chromium found: apt-get install chromium-headless-shell, or set CHROMIUM to its path.')
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run']
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] })
}

// Each was seen once, in pages that went on working: the router gives up aloud a load that a navigation made superfluous, and React calls this error
// of its own a bug of its own. A page that stops working fails the test by what it then lacks.
const ofTheLibraries = /AbortError: signal is aborted without reason|Minified React error #345;/

/** A page of its own session that writes down what went wrong in it: script errors, refused policies, requests to other hosts. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text())
  })
  page.on('pageerror', (error) => {
    if (!ofTheLibraries.test(`${error.name}: ${error.message}`)) faults.push(error.message)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:')) faults.push(`asked another host: ${request.url()}`)
  })
  return { page, faults }
}
