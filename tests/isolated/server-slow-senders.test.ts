import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ask } from '#tests/server/ask.ts'
import { startListening } from './server-process.ts'

async function drip(address: string, head: string, piece: string): Promise<{ answer: string; seconds: number }> {
  const { hostname, port } = new URL(address)
  const startedAt = performance.now()
  const socket: Socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  socket.write(head)
  const dripping = setInterval(() => socket.write(piece), 500)
  const answer = await text(socket).catch(() => '')
  clearInterval(dripping)
  return { answer: answer.slice(0, 12), seconds: (performance.now() - startedAt) / 1_000 }
}

test('headers and bodies that drip are cut off within thirty seconds while others are served', async () => {
  const { address } = await startListening()
  const { host } = new URL(address)
  const head = `POST /upload HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${address}\r\n`
  const slow = Promise.all([
    ...Array.from({ length: 50 }, () => drip(address, head, 'X-Drip: a\r\n')),
    drip(address, `${head}Content-Length: 1000\r\n\r\n`, 'a'),
    drip(address, `${head}Transfer-Encoding: chunked\r\n\r\n`, '1\r\na\r\n'),
    drip(address, '', ''),
  ])
  expect((await ask(address, '/counter')).status).toBe(200)
  const ended = await slow
  expect(Math.max(...ended.map(({ seconds }) => seconds))).toBeLessThan(30)
  expect(ended.slice(0, 52).map(({ answer }) => answer)).toEqual(Array(52).fill('HTTP/1.1 408'))
})
