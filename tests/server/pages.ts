import path from 'node:path'
import type { Actor } from '#app/domain/access/actors.ts'
import { asGate } from '#app/domain/access/as-actor.server.ts'
import { startSession } from '#app/domain/members/sessions.server.ts'
import { type Answer, ask } from './ask.ts'
import { ownPage, secret, serve } from './serve.ts'

type Fields = Record<string, string> | string[][]

/** The application as built (`npm test` builds it first when its sources are newer), and its pages as members come to them. */
export async function servePages(options: Omit<Parameters<typeof serve>[0], 'build'> = {}) {
  const served = await serve({ ...options, build: await import(/* @vite-ignore */ path.resolve('build/server/index.js')) })

  /** Of a session begun now. */
  const cookieOf = async (actor: Actor) => `__Host-gezant=${await asGate((db) => startSession(db, actor.id, secret, new Date()))}`

  /** One session of a member. */
  async function browserOf(actor: Actor) {
    const headers = { ...ownPage, Cookie: await cookieOf(actor), 'Content-Type': 'application/x-www-form-urlencoded' }
    return {
      get: (where: string, more: Record<string, string> = {}) => ask(served.address, where, { headers: { ...headers, ...more } }),
      post: (where: string, fields: Fields = {}) =>
        ask(served.address, where, { method: 'POST', headers, body: String(new URLSearchParams(fields)) }),
    }
  }

  const page = async (actor: Actor, where: string, more?: Record<string, string>): Promise<Answer> =>
    (await browserOf(actor)).get(where, more)
  const post = async (actor: Actor, where: string, fields?: Fields): Promise<Answer> => (await browserOf(actor)).post(where, fields)
  return { ...served, cookieOf, browserOf, page, post }
}
