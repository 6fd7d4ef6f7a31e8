import { benchFeeds } from './feeds.ts'
import { benchPages } from './pages.ts'

const benchmarks: Record<string, () => Promise<unknown>> = { feeds: benchFeeds, pages: benchPages }

const chosen = benchmarks[process.argv[2] ?? '']
if (!chosen) {
  console.error(`Usage: npm run bench -- ${Object.keys(benchmarks).join('|')}`)
  process.exit(2)
}
console.log(JSON.stringify(await chosen(), null, 2))
process.exit(0)
