import { get } from './measure.ts'

// A process of its own, so that neither its work nor its memory counts as the server's.
export type Ask = { url: string; headers?: Record<string, string>; times?: number }
export type Told = { taken: number[]; status: number; bytes: number; etag: string | undefined }

process.on('message', async ({ url, headers = {}, times = 1 }: Ask) => {
  const taken: number[] = []
  let last = { status: 0, bytes: 0, etag: undefined as string | undefined }
  for (let run = 0; run < times; run += 1) {
    const startedAt = performance.now()
    last = await get(url, headers)
    taken.push(performance.now() - startedAt)
  }
  process.send?.({ ...last, taken } satisfies Told)
})
