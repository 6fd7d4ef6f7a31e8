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

/**
 * One connection, used by one caller at a time and never mended: once lost, it refuses everything.
 * The driver's own pool reconnects under a running transaction, so that the rest of it runs outside of it and with the
 * rights of the owner, and its ROLLBACK after a lost connection ends the process.
 */
export class Connection {
  readonly #sql: postgres.Sql
  readonly #patienceMs: number
  #turn: Promise<unknown> = Promise.resolve()
  #lost: ConnectionLost | undefined
  readonly #seen = new Set<string>()
  readonly #prepared = new Set<string>()

  constructor({ url, connectMs, statementMs }: ConnectionSettings, types: Types) {
    this.#patienceMs = statementMs && statementMs + graceMs
    this.#sql = postgres(url, {
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

  /** Runs statements one after another, in the order of the calls: a lost one cannot drag its successors elsewhere. */
  run(text: string, parameters: unknown[] = [], options: RunOptions = {}): Promise<Answer> {
    return this.#next(() => this.#send(text, parameters, options))
  }

  /** Begins a transaction and runs its first statement, sent together: only for one that would do nothing outside of a transaction. */
  begin(text: string, parameters: unknown[] = [], options: RunOptions = {}): Promise<Answer> {
    return this.#next(async () => {
      const [begun, first] = await Promise.allSettled([this.#send('begin', [], {}), this.#send(text, parameters, options)])
      if (begun.status === 'rejected') throw begun.reason
      if (first.status === 'rejected') throw first.reason
      return first.value
    })
  }

  #next(send: () => Promise<Answer>): Promise<Answer> {
    const answer = this.#turn.then(send)
    this.#turn = answer.catch(() => {})
    return answer
  }

  async end(): Promise<void> {
    this.#lost ??= new ConnectionLost('ended')
    await this.#sql.end({ timeout: 1 })
  }

  async #send(text: string, parameters: unknown[], { asArrays = false, withinMs = this.#patienceMs }: RunOptions): Promise<Answer> {
    if (this.#lost) throw this.#lost
    const query = this.#sql.unsafe(text, parameters as postgres.ParameterOrJSON<never>[], {
      prepare: parameters.length > 0 && this.#isPrepared(text),
    })
    const timer = withinMs > 0 ? setTimeout(() => this.#lose(`no answer within ${withinMs} ms`), withinMs) : undefined
    try {
      return (await (asArrays ? query.values() : query)) as Answer
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
