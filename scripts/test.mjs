// Every gate of the project, in order; exit 0 only when all of them ran and passed. Words after `npm test --` choose some of them.
import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import { installSystemTools } from './system-tools.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const reports = '.cache/test-reports'
const onlyPart = 2

const checks = [
  { name: 'lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'unused', command: ['knip'] },
  ...(existsSync('scripts/contrast.mjs') ? [{ name: 'contrast', command: ['node', 'scripts/contrast.mjs'] }] : []),
]
const suite = (name, { project = name, options = [], files = [], extra = {} } = {}) => ({
  name,
  report: `${reports}/${name}.json`,
  command: [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reports}/${name}.json`,
    ...options,
    ...files,
  ],
  extra,
})
const tests = globSync('tests/**/*.test.{ts,tsx}', { exclude: ['tests/browser/**', 'tests/isolated/**'] })
const saying = (pattern) => tests.filter((file) => pattern.test(readFileSync(file, 'utf8')))
const onDatabase = saying(/\buseDatabase\(/)
const onServerAlone = new Set(saying(/\buseDatabase\(\{[^}]*\bonBoth: false/))
// Longest first, so that all lanes end together; more lanes than these only take the cores from one another.
const suites = [
  suite('browser'),
  // The embedded database has one connection and one user; what depends on more is asked of a server as well.
  suite('postgres', { project: 'units', files: onDatabase, extra: { TEST_DATABASE: 'server' } }),
  suite('units', { files: tests.filter((file) => !onServerAlone.has(file)) }),
  // Last, for most of its time it waits for other processes.
  suite('isolated', { options: ['--maxWorkers=2'] }),
  // Beside others it takes half of the processor time that it takes with a thread for each core.
  { name: 'types', command: ['tsc', '--noEmit', '--singleThreaded'] },
]

// What a developer has set for a server of their own must not reach the tests.
const settings = readFileSync('.env.example', 'utf8').match(/^#? ?[A-Z_]+(?==)/gm) ?? []
const env = { ...process.env, PATH: `${process.cwd()}/node_modules/.bin:${process.env.PATH}`, NO_COLOR: '1', FORCE_COLOR: '' }
for (const name of ['NODE_ENV', ...settings.map((line) => line.replace(/^# ?/, ''))]) delete env[name]

const running = new Set()
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(1)
  })
}

async function output(command, extra) {
  const child = spawn(command[0], command.slice(1), { env: { ...env, ...extra }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let text = ''
  const collect = (chunk) => {
    text += chunk
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const code = await new Promise((resolve) => child.on('error', () => resolve(127)).on('close', resolve))
  running.delete(child)
  return { code, text }
}

function counted(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests, left: numPendingTests + numTodoTests }
}

async function runGate({ name, command, report, extra }) {
  const startedAt = performance.now()
  const { code, text } = await output(command, extra)
  const count = report && existsSync(report) ? counted(report) : { passed: 0, failed: 0, left: 0 }
  const complete = !report || (count.passed > 0 && count.left === 0)
  const passed = code === 0 && complete
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  if (!passed) console.log(`\n${text.trimEnd()}`)
  if (!complete) console.log(`${name}: ${count.passed} tests passed, ${count.left} left out; all must run.`)
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${seconds.padStart(6)} s${report ? `  ${count.passed} tests` : ''}`)
  return { name, passed, count }
}

/** Runs gates in their order, so many at a time. */
async function runGates(gates, atATime) {
  const waiting = [...gates]
  const results = []
  const lane = async () => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift()) results.push(await runGate(gate))
  }
  await Promise.all(Array.from({ length: atATime }, lane))
  return results
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

const all = [...checks, ...suites]
const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !all.some((gate) => gate.name === name))
if (unknown.length > 0) fail(`There is no gate named ${unknown.join(' or ')}. There are: ${all.map((gate) => gate.name).join(', ')}.`)
const wanted = (gate) => chosen.length === 0 || chosen.includes(gate.name)

const missing = installSystemTools()
if (missing.length > 0)
  fail(`The tests need ${missing.join(' and ')}:\n  sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`)

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const results = await runGates(all.filter(wanted), Math.min(2, os.availableParallelism()))

const failed = results.filter((result) => !result.passed).map((result) => result.name)
const partly = results.length < all.length
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}.`)
if (partly) console.log('\nOnly a part of the gates ran.')
const sum = (key) => results.reduce((total, { count }) => total + count[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exit(failed.length > 0 ? 1 : partly ? onlyPart : 0)
