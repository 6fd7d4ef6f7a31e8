// Before every npm script: packages as in the lock file, a build as new as its sources, and a Node that can run them.
// Runs on whatever Node the machine has (18 or newer) before anything is installed, so it uses nothing but Node.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const quiet = process.argv.includes('--quiet')
const binaries = path.resolve('node_modules/.bin')
const installedLock = 'node_modules/.package-lock.json'
const installedMark = 'node_modules/.installed-from'
const buildMark = 'build/.sources'
const lockFolder = '.cache/prepare.lock'
const buildSources = ['app', 'db', 'public', 'remix.config.js', 'vite.config.ts', 'package-lock.json']
const oldestNode = [22, 18]
const patienceMs = 600_000

function say(sentence) {
  if (!quiet) console.error(sentence)
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

function filesIn(place) {
  if (!statSync(place).isDirectory()) return [place]
  const entries = readdirSync(place, { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.'))
  return entries.flatMap((entry) => filesIn(path.join(place, entry.name))).sort()
}

function hashOf(places) {
  const hash = createHash('sha256')
  for (const file of places.filter((place) => existsSync(place)).flatMap(filesIn)) {
    const content = readFileSync(file)
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)

function isInstalled() {
  if (!existsSync(installedLock)) return false
  return textOf(installedMark) === hashOf(['package-lock.json']) || statSync(installedLock).mtimeMs >= statSync('package-lock.json').mtimeMs
}

function isBuilt() {
  return existsSync('build/server/index.js') && textOf(buildMark) === hashOf(buildSources)
}

/** Runs a step in silence; its output is shown only when it fails. */
function run(step, command, args, options) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options })
  if (status === 0) return
  fail(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}${step} failed.`)
}

function install() {
  say('Installing packages from the lock file ...')
  // npm must not run on the Node that it is about to replace.
  const outside = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.resolve(folder) !== binaries)
  const env = { ...process.env, PATH: outside.join(path.delimiter), NODE_ENV: '' }
  const args = ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--include=dev', '--include=optional']
  run('Installing packages', 'npm', args, { env, shell: process.platform === 'win32' })
  writeFileSync(installedMark, hashOf(['package-lock.json']))
}

function build() {
  say('Building the pages ...')
  const sources = hashOf(buildSources)
  rmSync(buildMark, { force: true })
  const env = { ...process.env, NODE_ENV: 'production' }
  run('Building', nodeBinary(), [path.join(binaries, 'remix'), 'vite:build'], { env })
  writeFileSync(buildMark, sources)
}

/** The Node that follows in npm's scripts, where node_modules/.bin comes first on PATH. */
function nodeBinary() {
  const own = path.join(binaries, 'node')
  return existsSync(own) ? own : process.execPath
}

function assertNode() {
  const { stdout } = spawnSync(nodeBinary(), ['--version'], { encoding: 'utf8' })
  const [major = 0, minor = 0] = (stdout ?? '').trim().slice(1).split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  fail(
    `Node ${oldestNode.join('.')} or newer is needed. The packages bring one for Linux on x64 and arm64; elsewhere install it from nodejs.org.`,
  )
}

function isHeldByTheDead() {
  try {
    process.kill(Number(readFileSync(path.join(lockFolder, 'pid'), 'utf8')), 0)
    return false
  } catch (error) {
    // Without a number in it the lock is being made, or its maker died just then.
    return (
      error.code === 'ESRCH' || (error.code === 'ENOENT' && existsSync(lockFolder) && Date.now() - statSync(lockFolder).mtimeMs > 5_000)
    )
  }
}

async function lock() {
  mkdirSync('.cache', { recursive: true })
  for (const until = Date.now() + patienceMs; Date.now() < until; await delay(200)) {
    try {
      mkdirSync(lockFolder)
      writeFileSync(path.join(lockFolder, 'pid'), String(process.pid))
      process.on('exit', () => rmSync(lockFolder, { recursive: true, force: true }))
      for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isHeldByTheDead()) removeLock()
  }
  fail('Another npm script has been installing or building for ten minutes; end it and start again.')
}

function removeLock() {
  const aside = `${lockFolder}.${process.pid}`
  try {
    // Of several that find it dead, only one can move it.
    renameSync(lockFolder, aside)
    rmSync(aside, { recursive: true, force: true })
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

if (!isInstalled() || !isBuilt()) {
  await lock()
  if (!isInstalled()) install()
  assertNode()
  if (!isBuilt()) build()
}
assertNode()
