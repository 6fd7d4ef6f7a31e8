// React and Remix choose between their two forms by this when they are first loaded, so everything else is loaded after it.
process.env.NODE_ENV = 'production'

const benchmarks: Record<string, () => Promise<unknown>> = {
  board: async () => (await import('./board.ts')).benchBoard(),
  feeds: async () => (await import('./feeds.ts')).benchFeeds(),
  names: async () => (await import('./names.ts')).benchNames(),
  reminders: async () => (await import('./reminders.ts')).benchReminders(),
  pages: async () => (await import('./pages.ts')).benchPages(),
}

const chosen = benchmarks[process.argv[2] ?? '']
if (!chosen) {
  console.error(`Usage: npm run bench -- ${Object.keys(benchmarks).join('|')}`)
  process.exit(2)
}
console.log(JSON.stringify(await chosen(), null, 2))
process.exit(0)

export {}
