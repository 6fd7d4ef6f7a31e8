import { setTimeout as delay } from 'node:timers/promises'
import { Router } from 'express'
import { answer } from './answer.ts'
import type { Lifecycle } from './lifecycle.ts'

const pingLimitMs = 2_000

async function answers(ping: () => Promise<unknown>): Promise<boolean> {
  const inTime = ping().then(() => true)
  return Promise.race([inTime, delay(pingLimitMs, false, { ref: false })]).catch(() => false)
}

/** `/healthz`: the process lives, whatever the database does. `/readyz`: it should get requests. */
export function healthRoutes({ lifecycle, ping }: { lifecycle: Lifecycle; ping: () => Promise<unknown> }): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => answer(response, 200, 'alive'))
  router.get('/readyz', async (_request, response) => {
    const ready = !lifecycle.stopping && lifecycle.migrated && (await answers(ping))
    if (ready) return answer(response, 200, 'ready')
    response.set('Retry-After', '5')
    answer(response, 503, lifecycle.stopping ? 'stopping' : 'not ready')
  })
  return router
}
