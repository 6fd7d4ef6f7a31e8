import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startPostgres } from '#tests/helpers/postgres.ts'
import { ask } from '#tests/server/ask.ts'
import { startListening } from './server-process.ts'

const secret = 'kq3VtZ9wXb71LmYc0RfHs2DgUjE5oPaN'

test.each(['halt', 'kill'] as const)(
  'a database lost while running (%s) gives 503 with Retry-After, and the server recovers by itself',
  async (way) => {
    const postgres = await startPostgres()
    try {
      const { address, child, exited, output } = await startListening({ DATABASE_URL: postgres.url, SESSION_SECRET: secret })
      expect((await ask(address, '/asking')).status).toBe(200)
      const asking = Array.from({ length: 20 }, () => ask(address, '/asking'))
      await postgres[way]()
      expect((await Promise.all(asking)).filter(({ status }) => status !== 200 && status !== 503)).toEqual([])
      const askedAt = performance.now()
      const [route, ready, alive] = await Promise.all(['/asking', '/readyz', '/healthz'].map((path) => ask(address, path)))
      expect([route?.status, route?.headers['retry-after'], ready?.status, alive?.status]).toEqual([503, '5', 503, 200])
      expect(performance.now() - askedAt).toBeLessThan(5_000)
      await postgres.start()
      const startedAt = performance.now()
      while ((await ask(address, '/asking')).status !== 200) await delay(200)
      expect((await ask(address, '/readyz')).status).toBe(200)
      expect(performance.now() - startedAt).toBeLessThan(10_000)
      expect(output.out).not.toContain(postgres.url)
      child.kill('SIGTERM')
      expect(await exited).toBe(0)
    } finally {
      await postgres.stop()
    }
  },
)
