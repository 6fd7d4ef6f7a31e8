import { once } from 'node:events'
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request as startRequest } from 'node:http'
import { text } from 'node:stream/consumers'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string }
export type Question = { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer; chunked?: boolean }

/** One request as given, Host and Origin included; no redirect is followed. */
export async function ask(address: string, path: string, { method = 'GET', headers = {}, body, chunked }: Question = {}): Promise<Answer> {
  const { hostname, port } = new URL(address)
  const length = chunked ? { 'Transfer-Encoding': 'chunked' } : body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }
  const outgoing = startRequest({ host: hostname, port, path, method, agent: false, headers: { ...length, ...headers } })
  // A refused body may be cut off while it is still being sent.
  outgoing.on('error', () => {})
  outgoing.end(body)
  const [incoming] = await once(outgoing, 'response')
  return { status: incoming.statusCode, headers: incoming.headers, body: await text(incoming) }
}
