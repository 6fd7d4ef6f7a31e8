import { Agent, get } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ask } from '#tests/server/ask.ts'
import { startListening, startProcess } from './server-process.ts'

const wholeBody = 'whole '.repeat(20_000).length

type Ended = { status: number | undefined; bytes: number } | { refused: string }

function fetchSlow(address: string, agent: Agent | undefined): Promise<Ended> {
  return new Promise((resolve) => {
    const outgoing = get(`${address}/slow`, agent ? { agent } : { agent: false }, async (incoming) => {
      const body = await text(incoming).catch(() => '')
      resolve({ status: incoming.statusCode, bytes: body.length })
    })
    outgoing.on('error', (error) => resolve({ refused: 'code' in error ? String(error.code) : error.message }))
  })
}

test('SIGTERM under load cuts no request, closes the database and exits 0 within ten seconds', async () => {
  const { address, child, exited, output } = await startListening()
  const agent = new Agent({ keepAlive: true, maxSockets: 40 })
  const ended: Promise<Ended>[] = []
  let connecting = true
  const load = setInterval(() => connecting && ended.push(fetchSlow(address, agent), fetchSlow(address, undefined)), 20)
  // So many are under way or served, however busy the machine.
  await expect.poll(() => ended.length, { timeout: 30_000 }).toBeGreaterThan(250)
  const signalledAt = performance.now()
  child.kill('SIGTERM')
  const code = await exited
  const seconds = (performance.now() - signalledAt) / 1_000
  connecting = false
  clearInterval(load)
  agent.destroy()
  const results = await Promise.all(ended)
  const served = results.filter((result) => 'status' in result)
  const accepted = output.out
    .split('\n')
    .filter((line) => line.includes('"path":"/slow"'))
    .map((line) => JSON.parse(line).status)
  expect(code).toBe(0)
  expect(seconds).toBeLessThan(10)
  expect(served.length).toBeGreaterThan(100)
  expect(served.filter((result) => result.status !== 200 || result.bytes !== wholeBody)).toEqual([])
  expect(accepted).toEqual(served.map(() => 200))
  expect(output.err).toBe('')
})

test('SIGINT stops as well; a server that still answers then says it is not ready', async () => {
  const { address, child, exited } = await startListening()
  const running = fetchSlow(address, undefined)
  await delay(50)
  child.kill('SIGINT')
  await delay(50)
  expect([(await ask(address, '/healthz')).status, (await ask(address, '/readyz')).status]).toEqual([200, 503])
  expect(await running).toEqual({ status: 200, bytes: wholeBody })
  expect(await exited).toBe(0)
})

test('a signal during the start ends it as well', async () => {
  const { child, exited } = startProcess()
  await delay(700)
  child.kill('SIGTERM')
  expect([0, null]).toContain(await exited)
})
