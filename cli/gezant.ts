import '#server/quick-load.ts'
import { parseArgs } from 'node:util'
import type { Noun } from './noun.ts'

/** One line a noun; `npm run gezant -- <noun> <verb>` loads no more than the one it needs. */
const nouns: Record<string, () => Promise<Noun>> = {
  contact: () => import('./contact.ts'),
  feed: () => import('./feed.ts'),
  import: () => import('./import.ts'),
  member: () => import('./member.ts'),
  migrate: () => import('./migrate.ts'),
  seed: () => import('./seed.ts'),
}

const usage = `Usage: npm run gezant -- <noun> <verb> [options]

Nouns: ${Object.keys(nouns).join(', ')}
What a noun can do: npm run gezant -- <noun> --help`

const [word, ...args] = process.argv.slice(2)
const { values } = parseArgs({ args: process.argv.slice(2), options: { help: { type: 'boolean', short: 'h' } }, strict: false })
const load = word === undefined || !Object.hasOwn(nouns, word) ? undefined : nouns[word]

if (load) {
  const noun = await load()
  if (values.help) {
    console.log(noun.usage)
  } else {
    const { runNoun } = await import('./run-noun.ts')
    process.exitCode = await runNoun(noun, args)
  }
} else if (values.help) {
  console.log(usage)
} else {
  console.error(usage)
  process.exitCode = 2
}
