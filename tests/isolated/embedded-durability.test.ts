import fs from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { afterEach, expect, test, vi } from 'vitest'
import { openCluster } from '#db/embedded/cluster.ts'
import { dataFolder, temporaryFolder } from './fixtures/folders.ts'
import { runScript } from './fixtures/processes.ts'

const chains = 2
const roundsEach = 25

afterEach(() => {
  vi.restoreAllMocks()
})

test(`after each of ${chains * roundsEach} kills during writes the folder opens again and holds every acknowledged write`, async () => {
  await Promise.all(Array.from({ length: chains }, killRepeatedly))
}, 600_000)

async function killRepeatedly() {
  const dataDir = await dataFolder()
  let acknowledged = 0
  for (let round = 1; round <= roundsEach; round += 1) {
    const writer = runScript('embedded-writer.ts', dataDir)
    const found: number[] = JSON.parse(await writer.line((line) => line.startsWith('[')))
    expect(found, `round ${round}`).toEqual(Array.from({ length: found.length }, (_, i) => i + 1))
    expect(found.length, `round ${round}`).toBeGreaterThanOrEqual(acknowledged)

    await writer.line((line) => Number(line) > found.length + (round % 8))
    await setTimeout(round % 5)
    writer.child.kill('SIGKILL')
    await writer.ended
    expect(writer.errors()).toBe('')
    acknowledged = Number(writer.lines.at(-1))
  }
}

test('every commit is written through to the disk before it is acknowledged, in the write-ahead log', async () => {
  const dataDir = await dataFolder()
  const { pglite, close } = await openCluster(dataDir, console.error)
  await pglite.exec('create table writes (id int primary key)')
  const written: string[] = []
  const fsync = fs.fsyncSync
  vi.spyOn(fs, 'fsyncSync').mockImplementation((descriptor) => {
    written.push(fs.readlinkSync(`/proc/self/fd/${descriptor}`))
    fsync(descriptor)
  })

  const perCommit: number[] = []
  for (let id = 1; id <= 10; id += 1) {
    const before = written.length
    await pglite.query('insert into writes values ($1)', [id])
    perCommit.push(written.slice(before).filter((path) => path.startsWith(join(dataDir, 'database', 'pg_wal'))).length)
  }

  expect(perCommit).toEqual(Array.from({ length: 10 }, () => 1))
  await close()
})

test('the start is refused when commits would not reach the disk', async () => {
  const dataDir = await dataFolder()
  const parameters = PGlite.defaultStartParams
  parameters.push('-c', 'fsync=off')
  await expect(openCluster(dataDir, console.error)).rejects.toThrow(
    `The data folder ${dataDir} cannot be used: commits do not reach the disk (no fsync), so a power cut would lose data.`,
  )
  parameters.splice(-2)

  const { close } = await openCluster(dataDir, console.error)
  await close()
})

test('a first start that was cut off leaves nothing that the next one trips over', async () => {
  const dataDir = temporaryFolder()
  fs.mkdirSync(join(dataDir, 'database.new', 'base'), { recursive: true })
  fs.writeFileSync(join(dataDir, 'database.new', 'PG_VERSION'), '18\n')

  const { pglite, close } = await openCluster(dataDir, console.error)
  await pglite.exec('create table writes (id int primary key)')
  await close()

  expect(fs.readdirSync(dataDir).sort()).toEqual(['database', 'database.lock'])
})
