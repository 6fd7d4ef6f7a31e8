import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { turns } from '#app/lib/turns.ts'

const run = promisify(execFile)
// The first is Chromium without a window: the same pages for less work.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
const limitMs = 30_000
// Each is a whole browser.
const inTurn = turns(1)

/** The Chromium of this machine; undefined when there is none. */
export function findChromium(): string | undefined {
  return names.map((name) => `/usr/bin/${name}`).find((file) => existsSync(file))
}

const quiet = [
  '--headless',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Whatever the page may name, nobody is asked for it.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--no-pdf-header-footer',
]

/** A tagged PDF of a page that stands alone, made without a network. Its scripts would run: the page's own policy has to forbid them. Throws when the browser fails. */
export function printPdf(chromium: string, html: string): Promise<Buffer> {
  return inTurn(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gezant-print-'))
    try {
      const page = path.join(folder, 'page.html')
      const made = path.join(folder, 'page.pdf')
      await writeFile(page, html)
      // Chromium's own sandbox does not start for root.
      const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
      const options = [...quiet, ...sandbox, `--user-data-dir=${path.join(folder, 'profile')}`, `--print-to-pdf=${made}`]
      await run(chromium, [...options, pathToFileURL(page).href], {
        timeout: limitMs,
        env: { NODE_ENV: 'production', PATH: process.env.PATH, HOME: folder },
      })
      return await readFile(made)
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  })
}
