import type { Environment } from '#app/lib/environment.server.ts'

/** What the server hands to every loader, action and to the entry, once per request. */
export type RequestContext = {
  cspNonce: string
  requestId: string
  /** The reader's address, by TRUST_PROXY; the key for throttling. */
  clientAddress: string
  environment: Environment & { sessionSecret: string }
  /** Aborted when the server stops: for answers that would else go on. */
  ending: AbortSignal
  /** Set once a loader or action has failed in this request. */
  failure: 'database-down' | 'error' | undefined
  /** Names the member who asks, for the log line of this request: the id, nothing else. */
  noteActor(memberId: string): void
  /** Logs the error's class, code and place (never its message) and makes the answer a 503 when the database is away. */
  reportFailure(error: unknown): void
}

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
  interface Future {
    v3_singleFetch: true
  }
}
