import { readEnvironment } from '#app/lib/environment.server.ts'
import { describeError } from './failures.ts'
import { createLogger } from './logging.ts'
import { Refusal } from './refusal.ts'
import { type Running, type StartOptions, startServer } from './start.ts'

const exitLimitMs = 9_500

/** The life of the process: reads the environment, serves until it is told to stop, and exits 0; or says in a sentence why not, and exits 1. */
export async function run(loadBuild: StartOptions['loadBuild']): Promise<void> {
  const parsed = readEnvironment()
  if (!parsed.ok) return refuse(parsed.problems.join('\n'))
  const { environment } = parsed
  const logger = createLogger(environment.logLevel)
  const starting = startServer({ environment, logger, loadBuild })
  let ending = false

  async function end(exitCode: number): Promise<void> {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), exitLimitMs).unref()
    const running = await starting.catch(() => undefined)
    await running?.stop()
    process.exit(exitCode)
  }

  process.on('SIGTERM', () => end(0))
  process.on('SIGINT', () => end(0))
  process.on('unhandledRejection', (error) => logger.error({ unhandled: 'rejection', ...describeError(error) }))
  process.on('uncaughtException', (error) => {
    logger.fatal({ unhandled: 'exception', ...describeError(error) })
    void end(1)
  })
  await starting.then(announce, (error: unknown) => {
    if (!ending) refuse(error instanceof Refusal ? error.message : `Gezant could not start: ${JSON.stringify(describeError(error))}`)
  })
}

function announce({ publicUrl, demoPassword }: Running): void {
  console.log(`Gezant is ready at ${publicUrl}`)
  if (demoPassword) console.log(`Demo people sign in with one click, or with the password ${demoPassword}`)
}

function refuse(sentences: string): void {
  process.stderr.write(`${sentences}\n`, () => process.exit(1))
}
