import { setTimeout as delay } from 'node:timers/promises'

type Watch = {
  /** Each ends the stream. */
  signals: AbortSignal[]
  everyMs: number
  /** What there is to say now; undefined ends the stream. */
  look(): Promise<string | undefined>
  onFailure(error: unknown): void
  onEnd(): void
}

const encoder = new TextEncoder()

/** Server-sent events: says what `look` finds, and again whenever it is something else. A browser asks anew when the stream ends. */
export function sayChanges({ signals, everyMs, look, onFailure, onEnd }: Watch): Response {
  const signal = AbortSignal.any(signals)
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text))
      let last: string | undefined
      try {
        say('retry: 15000\n\n')
        while (!signal.aborted) {
          const found = await look()
          if (found === undefined) break
          // A comment keeps the connection from being taken for dead.
          say(found === last ? ':\n\n' : `data: ${found}\n\n`)
          last = found
          await delay(everyMs, undefined, { signal, ref: false }).catch(() => undefined)
        }
      } catch (error) {
        onFailure(error)
      }
      onEnd()
      controller.close()
    },
  })
  // nginx would else keep it back until there is more of it.
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' } })
}
