import { DatabaseBusy } from '#db/errors.ts'
import type { Connection } from './connection.ts'

export type Pool = {
  /** Lends a connection until `work` settles. Throws DatabaseBusy when none comes free in time. */
  use<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  /** Waits for the connections in use, for a few seconds, and closes all of them. */
  end(): Promise<void>
}

type PoolOptions = { open: () => Promise<Connection>; size: number; waitMs: number; idleMs: number }

/** Lends at most `size` connections; opens them when needed, closes the idle ones, and drops the lost ones. */
export function createPool({ open, size, waitMs, idleMs }: PoolOptions): Pool {
  const idle = new Map<Connection, NodeJS.Timeout>()
  const waiting = new Set<() => void>()
  let free = size
  let ended = false

  async function takePlace(): Promise<void> {
    if (free > 0) {
      free -= 1
      return
    }
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(enter)
        reject(new DatabaseBusy(size))
      }, waitMs)
      const enter = () => {
        clearTimeout(timer)
        waiting.delete(enter)
        resolve()
      }
      waiting.add(enter)
    })
  }

  function leavePlace(): void {
    const [next] = waiting
    if (next) next()
    else free += 1
  }

  function takeIdle(): Connection | undefined {
    for (const [connection, timer] of [...idle].reverse()) {
      clearTimeout(timer)
      idle.delete(connection)
      if (!connection.isLost) return connection
    }
    return undefined
  }

  function putBack(connection: Connection): void {
    if (ended) {
      void connection.end()
      return
    }
    const close = () => {
      idle.delete(connection)
      void connection.end()
    }
    idle.set(connection, setTimeout(close, idleMs).unref())
  }

  return {
    async use(work) {
      if (ended) throw new Error('Bug: the database was used after it was closed')
      await takePlace()
      try {
        const connection = takeIdle() ?? (await open())
        try {
          return await work(connection)
        } finally {
          putBack(connection)
        }
      } finally {
        leavePlace()
      }
    },
    async end() {
      ended = true
      await Promise.allSettled(Array.from({ length: size }, takePlace))
      const left = [...idle]
      idle.clear()
      await Promise.all(
        left.map(([connection, timer]) => {
          clearTimeout(timer)
          return connection.end()
        }),
      )
    },
  }
}
