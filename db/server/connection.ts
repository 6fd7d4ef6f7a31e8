import postgres from 'postgres'
import { ConnectionLost } from '#db/errors.ts'

export type ConnectionSettings = {
  url: string
  /** Longest time to wait for a new connection. */
  connectMs: number
  /** Longest time a statement may run, 0 for no limit. */
  statementMs: number
}

/** How Drizzle wants types to be read and written; it fills these in for the driver. */
export type Types = Pick<postgres.ParsedOptions, 'parsers' | 'serializers'>

type Answer = postgres.RowList<postgres.Row[]>
type RunOptions = { asArrays?: boolean; withinMs?: number }

/** The server stops a statement by itself; a client that heard nothing for this much longer gives the connection up. */
const graceMs = 5000

// Each of them takes memory in the server's process.
const mostPrepared = 200
const mostRemembered = 1000

/** Bytes at most that may be under way when something is sent along: less than what makes the driver wait for the network. */
const mostAlong = 12_000

/** What a statement takes on the way beside its values, or more: its name and a few lengths. */
const wrapping = 100

// Of other kinds the driver tells the server the type, by which it keeps statements apart.
const isPlain = (value: unknown) => value === null || typeof value === 'number' || typeof value === 'string'

/** How many bytes a statement is sent as, or more. */
const bytesOf = (text: string, parameters: unknown[]): number =>
  parameters.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? Buffer.byteLength(value) : 20),
    wrapping + (parameters.length === 0 ? Buffer.byteLength(text) : 0),
  )

const ignore = () => {}

/**
 * One connection, used by one caller at a time and never mended: once lost, it refuses everything.
 * The driver's own pool reconnects under a running transaction, so that the rest of it runs outside of it and with the
 * rights of the owner, and its ROLLBACK after a lost connection ends the process.
 */
export class Connection {
  readonly #sql: postgres.Sql
  readonly #patienceMs: number
  #turn: Promise<unknown> = Promise.resolve()
  readonly #underWay = new Set<Promise<Answer>>()
  #bytesUnderWay = 0
  #lost: ConnectionLost | undefined
  readonly #seen = new Set<string>()
  readonly #prepared = new Set<string>()
  /** Prepared, and answered since: the driver need not ask the server first what it takes and gives. */
  readonly #known = new Set<string>()

  constructor({ url, connectMs, statementMs }: ConnectionSettings, types: Types) {
    this.#patienceMs = statementMs && statementMs + graceMs
    const { address, socket } = readAddress(url)
    this.#sql = postgres(address, {
      ...(socket && { host: socket }),
      max: 1,
      max_lifetime: null,
      // It asks in the background, and a connection lost meanwhile would end the process.
      fetch_types: false,
      connect_timeout: connectMs / 1000,
      onnotice: () => {},
      onclose: () => this.#lose('closed'),
      connection: {
        application_name: 'gezant',
        TimeZone: 'UTC',
        // Conditions over several views look dear, and compiling them takes seconds where carrying them out takes milliseconds.
        // A word, because the driver does not send what is false.
        jit: 'off',
        statement_timeout: statementMs,
        idle_in_transaction_session_timeout: 30_000,
      },
    })
    Object.assign(this.#sql.options.parsers, types.parsers)
    Object.assign(this.#sql.options.serializers, types.serializers)
  }

  get isLost(): boolean {
    return this.#lost !== undefined
  }

  /** Host and port, for messages; no user, no password. */
  get address(): string {
    const { host, port, path } = this.#sql.options
    return path || host.map((name, i) => `${name}:${port[i]}`).join(', ')
  }

  /**
   * Runs statements in the order of the calls. Those that the server knows already go out without waiting for the answers before them, as long as
   * little is under way; all others wait, and make the next wait: the driver would keep what it cannot send at once, and might send it over another
   * connection.
   */
  run(text: string, parameters: unknown[] = [], options: RunOptions = {}): Promise<Answer> {
    const sent = this.#turn.then(async () => {
      const goesAlong = this.#isKnown(text, parameters)
      const bytes = bytesOf(text, parameters)
      if (!goesAlong || this.#bytesUnderWay + bytes > mostAlong) await Promise.allSettled(this.#underWay)
      return { goesAlong: goesAlong && bytes <= mostAlong, answer: this.#follow(this.#send(text, parameters, options), bytes) }
    })
    this.#turn = sent.then(({ goesAlong, answer }) => (goesAlong ? undefined : answer.then(ignore, ignore)))
    return sent.then(({ answer }) => answer)
  }

  #follow(answer: Promise<Answer>, bytes: number): Promise<Answer> {
    const over = () => {
      this.#underWay.delete(answer)
      this.#bytesUnderWay -= bytes
    }
    this.#underWay.add(answer)
    this.#bytesUnderWay += bytes
    answer.then(over, over)
    return answer
  }

  /** Whether the driver writes it to this connection at once, with nothing to ask first and nothing to wait for. */
  #isKnown(text: string, parameters: unknown[]): boolean {
    return parameters.length === 0 || (this.#known.has(text) && parameters.every(isPlain))
  }

  async end(): Promise<void> {
    this.#lost ??= new ConnectionLost('ended')
    await this.#sql.end({ timeout: 1 })
  }

  async #send(text: string, parameters: unknown[], { asArrays = false, withinMs = this.#patienceMs }: RunOptions): Promise<Answer> {
    if (this.#lost) throw this.#lost
    const prepare = parameters.length > 0 && this.#isPrepared(text)
    const query = this.#sql.unsafe(text, parameters as postgres.ParameterOrJSON<never>[], { prepare })
    const timer = withinMs > 0 ? setTimeout(() => this.#lose(`no answer within ${withinMs} ms`), withinMs) : undefined
    try {
      const answer = (await (asArrays ? query.values() : query)) as Answer
      // Whatever came after the loss may have come from elsewhere.
      if (this.#lost) throw this.#lost
      if (prepare && parameters.every(isPlain)) this.#known.add(text)
      return answer
    } finally {
      clearTimeout(timer)
    }
  }

  /**
   * Whether the server is to keep the statement parsed and planned, as it does from its second time on: planning a question to several
   * views takes longer than answering it. Texts that never come again, such as those with long lists in them, are let go.
   */
  #isPrepared(text: string): boolean {
    if (this.#prepared.has(text)) return true
    if (this.#seen.delete(text) && this.#prepared.size < mostPrepared) {
      this.#prepared.add(text)
      return true
    }
    if (this.#seen.size >= mostRemembered) this.#seen.clear()
    this.#seen.add(text)
    return false
  }

  #lose(reason: string): void {
    this.#lost ??= new ConnectionLost(reason)
    // Rejects what still waits for an answer, and whatever would come.
    void this.#sql.end({ timeout: 0 })
  }
}

/** With `?host=/folder` the server is reached by its socket there, as PostgreSQL's own programs do: the driver takes that word for a setting. */
function readAddress(url: string): { address: string; socket: string | null } {
  const address = new URL(url)
  const socket = address.searchParams.get('host')
  address.searchParams.delete('host')
  return { address: address.href, socket }
}
