import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { afterAll } from 'vitest'
import type { Reach } from '#app/outbound/fetch-calendar.server.ts'
import { certificateFor } from './certificate.ts'

export const host = 'calendar.example.test'
export type Answering = (request: IncomingMessage, response: ServerResponse) => void

export const event = (...lines: string[]) => ['BEGIN:VEVENT', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join('\r\n')
export const calendar = (...events: string[]) =>
  `${['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//EN', ...events, 'END:VCALENDAR'].join('\r\n')}\r\n`

export const serveCalendar =
  (text: string, headers: Record<string, string> = {}): Answering =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8', ...headers }).end(text)

/** An https server on a free loopback port that answers as `answer` says and notes who connects. `reach` finds it by its name alone. */
export async function startCalendarHost() {
  const pair = certificateFor([host, 'other.example.test'])
  const state = {
    answer: serveCalendar(calendar(event('UID:1', 'DTSTART:20260210T100000Z', 'SUMMARY:A talk'))) as Answering,
    requests: [] as IncomingMessage[],
    /** The address each connection came to. */
    connections: [] as (string | undefined)[],
  }
  const server = createServer(pair, (request, response) => {
    state.requests.push(request)
    state.answer(request, response)
  })
  server.on('connection', (socket: Socket) => state.connections.push(socket.localAddress))
  // A client that turns away is what some tests ask for.
  server.on('tlsClientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })
  const reach: Reach = {
    resolve: async (name) => (name.endsWith('.example.test') ? [{ address: '127.0.0.1' }] : Promise.reject(new Error('no such name'))),
    mayReach: (address) => address === '127.0.0.1',
    ports: [port],
    ca: pair.cert,
  }
  return Object.assign(state, { reach, port, url: `https://${host}:${port}/a.ics?key=s3cr3t` })
}

export type CalendarHost = Awaited<ReturnType<typeof startCalendarHost>>
