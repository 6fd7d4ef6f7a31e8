import type { Server } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

/**
 * Ends a server without cutting anything: for `noticeMs` every answer still tells its connection to close, so that none is idle
 * and about to be used when it goes; then nothing new is accepted, and what is running has until `limitMs` to end.
 */
export async function drain(server: Server, { noticeMs, limitMs }: { noticeMs: number; limitMs: number }): Promise<void> {
  const connections = await promisify(server.getConnections.bind(server))()
  if (connections > 0) await delay(noticeMs)
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  await Promise.race([closed, delay(limitMs, undefined, { ref: false })])
  clearInterval(idle)
  server.closeAllConnections()
}
