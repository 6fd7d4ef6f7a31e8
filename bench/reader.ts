import { setTimeout as delay } from 'node:timers/promises'
import { get } from './measure.ts'

// A process of its own, so that neither its work nor its memory counts as the server's.
export type Ask = { url: string; headers?: Record<string, string>; times?: number }
export type Told = { taken: number[]; status: number; bytes: number; etag: string | undefined }
/** Everyone once to know the tag, a few at a time, then everyone at a moment of their own within `withinMs`. */
export type Poll = { urls: string[]; withinMs: number }
export type Polled = { taken: number[]; statuses: number[] }

process.on('message', async (asked: Ask | Poll | 'begin') => {
  if (asked === 'begin') return begun()
  process.send?.('url' in asked ? await read(asked) : await poll(asked))
})

async function read({ url, headers, times = 1 }: Ask): Promise<Told> {
  const taken: number[] = []
  let last = { status: 0, bytes: 0, etag: undefined as string | undefined }
  for (let run = 0; run < times; run += 1) {
    const startedAt = performance.now()
    last = await get(url, headers)
    taken.push(performance.now() - startedAt)
  }
  return { ...last, taken }
}

let begun = () => {}

async function poll({ urls, withinMs }: Poll): Promise<Polled> {
  const etags = new Map<string, string>()
  const left = [...urls]
  const know = async () => {
    for (let url = left.pop(); url; url = left.pop()) etags.set(url, (await get(url)).etag ?? '')
  }
  await Promise.all([know(), know(), know(), know()])
  const beginning = new Promise<void>((resolve) => {
    begun = resolve
  })
  process.send?.('known')
  await beginning
  const answers = await Promise.all(
    urls.map(async (url, index) => {
      await delay((index / urls.length) * withinMs)
      const startedAt = performance.now()
      const { status } = await get(url, { 'If-None-Match': etags.get(url) ?? '' }, { alone: true }).catch(() => ({ status: 0 }))
      return { status, taken: performance.now() - startedAt }
    }),
  )
  return { taken: answers.map(({ taken }) => taken), statuses: answers.map(({ status }) => status) }
}
