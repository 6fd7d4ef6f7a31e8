import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'

const installed = '/usr/lib/postgresql'
const superuser = 'postgres'
const role = 'gezant'
const password = 'not-a-secret'

export type TestPostgres = {
  /** Of an empty database owned by a role that may create roles and databases and is no superuser. */
  url: string
  /** The same by a socket of the machine, which costs less than its network. */
  socketUrl: string
  port: number
  /** Answers the address of the new database; `template` copies another one, to which nobody may be connected. */
  createDatabase(name: string, template?: string): Promise<string>
  /** Starts the server again, on the same port and with the same data, after halt() or kill(). */
  start(): Promise<void>
  /** Ends every connection and stops in good order; the data stay. */
  halt(): Promise<void>
  /** Crashes the server; the data stay. */
  kill(): Promise<void>
  /** Stops the server for good and removes its data. */
  stop(): Promise<void>
}

/** Starts a PostgreSQL server of its own on a free loopback port. `fsync: false` is faster, for tests that crash nothing. */
export async function startPostgres({ fsync = true }: { fsync?: boolean } = {}): Promise<TestPostgres> {
  const binaries = binariesFolder()
  const owner = serverAccount()
  const folder = mkdtempSync(join(tmpdir(), 'gezant-postgres-'))
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const port = await freePort()
  const runAs = { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: folder }, ...owner }

  writeFileSync(join(folder, 'password'), password)
  const made = spawnSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', superuser, '--pwfile', join(folder, 'password'), '--auth=scram-sha-256', '--no-sync', '-E', 'UTF8'],
    { ...runAs, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)

  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, `fsync=${fsync ? 'on' : 'off'}`]
  const log = join(folder, 'log')
  let server: ChildProcess | undefined
  const address = (database: string, user = role) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`

  function spawnServer() {
    const child = spawn('/bin/sh', ['-c', 'exec "$0" "$@" >>"$LOG" 2>&1', join(binaries, 'postgres'), '-D', data, ...asOptions(settings)], {
      ...runAs,
      env: { ...runAs.env, LOG: log },
      stdio: 'ignore',
    })
    child.unref()
    return child
  }

  async function start() {
    server = spawnServer()
    for (let tries = 0; !(await accepts(address('postgres', superuser))); tries += 1) {
      if (tries > 300) throw new Error(`PostgreSQL did not start: ${readFileSync(log, 'utf8')}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
      // After a crash its last processes may hold the memory for a moment longer.
      if (server.exitCode !== null) server = spawnServer()
    }
  }

  async function end(signal: NodeJS.Signals) {
    const child = server
    server = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.ref()
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  async function stop() {
    await end('SIGINT')
    rmSync(folder, { recursive: true, force: true })
    tidier.stdin.end()
  }

  // Test runners end their workers without a word: this one sees its input close with us and clears up.
  const tidy = 'cat >/dev/null; read -r pid <data/postmaster.pid && kill -QUIT "$pid" && sleep 1; rm -rf "$0"'
  const tidier = spawn('/bin/sh', ['-c', tidy, folder], { ...runAs, stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  tidier.unref()
  if (tidier.stdin instanceof Socket) tidier.stdin.unref()

  await start()
  await run(address('postgres', superuser), `create role ${role} login createrole createdb password '${password}'`)
  // For emptying it between tests.
  await run(address('postgres', superuser), `grant set on parameter session_replication_role to ${role}`)
  await run(address('postgres', superuser), `create database ${role} owner ${role}`)

  return {
    url: address(role),
    socketUrl: `${address(role)}?host=${encodeURIComponent(folder)}`,
    port,
    async createDatabase(name, template = 'template1') {
      await run(address('postgres'), `create database "${name}" template "${template}"`)
      return address(name)
    },
    start,
    halt: () => end('SIGINT'),
    kill: () => end('SIGKILL'),
    stop,
  }
}

function asOptions(settings: string[]): string[] {
  return settings.flatMap((setting) => ['-c', setting])
}

async function run(url: string, statement: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await client.unsafe(statement)
  } finally {
    await client.end()
  }
}

async function accepts(url: string): Promise<boolean> {
  return run(url, 'select 1').then(
    () => true,
    () => false,
  )
}

function binariesFolder(): string {
  const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : []
  const newest = versions.map((version) => join(installed, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')))
  if (!newest) throw new Error('PostgreSQL is not installed: apt-get install -y --no-install-recommends postgresql')
  return newest
}

/** PostgreSQL refuses to run as root: there, the account of Debian's package or nobody. */
function serverAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = execFileSync('getent', ['passwd', 'postgres', 'nobody'], { encoding: 'utf8' }).split('\n')[0]?.split(':') ?? []
  return { uid: Number(known[2]), gid: Number(known[3]) }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}
