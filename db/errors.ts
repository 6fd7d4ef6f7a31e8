/** The database server does not answer. The message names host and port and never a user or password. */
export class DatabaseUnreachable extends Error {
  override name = 'DatabaseUnreachable'
  constructor(address: string, reason: string) {
    super(`The database server at ${address} cannot be reached (${reason}).`)
  }
}

/** The server answers but does not let us in: wrong password, no such database, too old. */
export class DatabaseRefused extends Error {
  override name = 'DatabaseRefused'
  constructor(address: string, reason: string) {
    super(`The database server at ${address} refused the connection: ${reason}.`)
  }
}

/** The connection went away under a running query or transaction; whether a COMMIT arrived is unknown. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost'
  constructor(reason: string) {
    super(`The connection to the database was lost (${reason}).`)
  }
}

/** Every connection was in use for longer than anybody should wait. */
export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy'
  constructor(connections: number) {
    super(`All ${connections} connections to the database are in use.`)
  }
}

/** Another process has the data folder open. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
  constructor(folder: string) {
    super(`The data folder ${folder} is in use by another process; stop that one first.`)
  }
}

/** The data folder cannot be made, opened or trusted. */
export class FolderUnusable extends Error {
  override name = 'FolderUnusable'
  constructor(folder: string, reason: string) {
    super(`The data folder ${folder} cannot be used: ${reason}.`)
  }
}

const lostConnection = new Set(
  [
    'CONNECTION_CLOSED CONNECTION_ENDED CONNECTION_DESTROYED CONNECT_TIMEOUT',
    'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN',
    '57P01 57P02 57P03 53300',
  ].flatMap((codes) => codes.split(' ')),
)

/** Whether the database could not be asked, so that the same request may succeed later: answer 503 with Retry-After. */
export function isDatabaseDown(error: unknown): boolean {
  return causesOf(error).some(
    (cause) =>
      cause instanceof DatabaseUnreachable ||
      cause instanceof ConnectionLost ||
      cause instanceof DatabaseBusy ||
      lostConnection.has(String(cause.code)) ||
      // The socket of a server that is not running.
      (cause.code === 'ENOENT' && cause.syscall === 'connect') ||
      String(cause.code).startsWith('08') ||
      /^PGlite is clos(ed|ing)/.test(String(cause.message)),
  )
}

/** The name of the constraint that a write violated, from either driver. */
export function violatedConstraint(error: unknown): string | undefined {
  for (const cause of causesOf(error)) {
    const name = cause.constraint ?? cause.constraint_name
    if (typeof name === 'string' && String(cause.code).startsWith('23')) return name
  }
  return undefined
}

/** The SQLSTATE or system code of the innermost error that carries one. */
export function errorCode(error: unknown): string | undefined {
  return causesOf(error)
    .map((cause) => cause.code)
    .findLast((code) => typeof code === 'string')
}

/** What the innermost error says: Drizzle's own message repeats the query and its parameters, Node's is empty for a host with two addresses. */
export function innermostMessage(error: unknown): string {
  const innermost = causesOf(error).at(-1)
  return String(innermost?.message || innermost?.code || error)
}

function causesOf(error: unknown): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = []
  for (let next = error; typeof next === 'object' && next !== null && found.length < 10; next = (next as { cause?: unknown }).cause) {
    found.push(next as Record<string, unknown>)
  }
  return found
}
