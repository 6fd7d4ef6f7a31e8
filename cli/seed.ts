import { parseArgs } from 'node:util'
import type { Database } from '#db/client.server.ts'
import { UsageError } from './noun.ts'

export const usage = `Usage: npm run gezant -- seed letter
       npm run gezant -- seed empty
       npm run gezant -- seed synthetic --contacts N --engagements N [--seed N]

letter     loads the demo, into an empty database: what the letter to the House of Representatives tells, and invented records around it
empty      makes the first desk of an empty database
synthetic  adds invented records in any number, beside what is there; the same --seed (1 when left out) makes the same records

The demo people of the letter get their password when the server next starts in demo mode.`

const options = { contacts: { type: 'string' }, engagements: { type: 'string' }, seed: { type: 'string', default: '1' } } as const

export async function run([scenario, ...args]: string[], database: Database): Promise<number> {
  const run = scenario !== undefined && Object.hasOwn(scenarios, scenario) ? scenarios[scenario as keyof typeof scenarios] : undefined
  if (!run) throw new UsageError(scenario ? `There is no scenario ${scenario}.` : 'Say which scenario: letter, empty or synthetic.')
  const started = performance.now()
  const counts = await run(args, database)
  for (const [what, count] of Object.entries(counts)) console.log(`${what}: ${count}`)
  console.log(`seconds: ${((performance.now() - started) / 1000).toFixed(1)}`)
  return 0
}

const scenarios = {
  async letter(args: string[], database: Database): Promise<Record<string, number>> {
    parseArgs({ args, options: {} })
    const { seedLetter } = await import('#seeds/letter.ts')
    return seedLetter(database)
  },

  async empty(args: string[], database: Database): Promise<Record<string, number>> {
    parseArgs({ args, options: {} })
    const { seedEmpty } = await import('#seeds/empty.ts')
    return seedEmpty(database)
  },

  async synthetic(args: string[], database: Database): Promise<Record<string, number>> {
    const { values } = parseArgs({ args, options })
    const sizes = { contacts: wholeNumber('contacts', values), engagements: wholeNumber('engagements', values) }
    const { seedSynthetic } = await import('#seeds/synthetic.ts')
    return seedSynthetic(database, { ...sizes, seed: wholeNumber('seed', values) })
  },
}

function wholeNumber(name: keyof typeof options, values: { [Name in keyof typeof options]?: string }): number {
  const text = values[name] ?? ''
  if (!/^\d{1,8}$/.test(text) || Number(text) === 0) throw new UsageError(`--${name} needs a whole number from 1 to 99999999.`)
  return Number(text)
}
