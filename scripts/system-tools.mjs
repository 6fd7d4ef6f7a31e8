// What the tests need from the system and no package brings: a browser, and PostgreSQL's server programs.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

const browsers = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
const serverFolder = '/usr/lib/postgresql'

function hasServerPrograms() {
  return existsSync(serverFolder) && readdirSync(serverFolder).some((version) => existsSync(`${serverFolder}/${version}/bin/initdb`))
}

function missingPackages() {
  return [
    browsers.some((name) => existsSync(`/usr/bin/${name}`)) ? [] : ['chromium-headless-shell'],
    hasServerPrograms() ? [] : ['postgresql'],
  ].flat()
}

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, stdout, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  if (status !== 0) console.error(`${stdout}${stderr}`)
  return status === 0
}

/** Installs what is missing where this user may, on Debian; answers the packages that are still missing after that. */
export function installSystemTools() {
  const missing = missingPackages()
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return missing
  console.log(`Installing ${missing.join(' and ')} from Debian's packages ...`)
  if (aptGet('update', '-qq')) aptGet('install', '-y', '-qq', '--no-install-recommends', ...missing)
  return missingPackages()
}
