import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import { asGate } from '#app/domain/access/as-actor.server.ts'
import { startSession } from '#app/domain/members/sessions.server.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { type Level, levels } from '#db/schema/words.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { type Answer, ask } from '#tests/server/ask.ts'
import { ownPage, publicHost, serve } from '#tests/server/serve.ts'
import { declared, type Right } from './declared.ts'
import { type ActorName, actorNames, fingerprint, makeWorld, sees, type World } from './world.ts'

// What the embedded database lets whom see is in visibility.test.ts; that its pages work, in the browser.
useDatabase({ onBoth: false })

const secret = 'a secret of this test run alone'
const builtServer = path.resolve('build/server/index.js')
// Made by `npm run build`, which `npm test` does first when the sources are newer.
const build: ServerBuild = await import(builtServer)
let address: string

beforeAll(async () => {
  ;({ address } = await serve({ build, database: { ping: async () => {} } }))
})

type Route = { id: string; path: string }

/** The routes of the build with their full paths. */
function builtRoutes(): Route[] {
  const pathOf = (id: string): string => {
    const route = build.routes[id]
    return route ? `${route.parentId ? pathOf(route.parentId) : ''}${route.path ? `/${route.path}` : ''}` : ''
  }
  return Object.keys(build.routes).map((id) => ({ id, path: pathOf(id) || '/' }))
}

const modulesOf = (id: string) => build.routes[id]?.module

test('every loader and action of the build is declared, and nothing else is', () => {
  const found = Object.fromEntries(
    builtRoutes().map(({ id }) => [id, { loader: Boolean(modulesOf(id)?.loader), action: Boolean(modulesOf(id)?.action) }]),
  )
  const wanted = Object.fromEntries(
    Object.entries(declared).map(([id, rights]) => [id, { loader: 'loader' in rights, action: 'action' in rights }]),
  )
  expect(found).toEqual(wanted)
})

type Expected = 'allowed' | 'sign in' | 'not found' | 'forbidden'

function expected(right: Right, actor: ActorName | 'anonymous', level: Level): Expected {
  if (right === 'anyone') return 'allowed'
  if (actor === 'anonymous') return 'sign in'
  if (right === 'member') return 'allowed'
  if (right === 'administrator') return actor === 'administrator' ? 'allowed' : 'not found'
  if (right === 'own') return actor === 'officer of the desk' ? 'allowed' : 'not found'
  if (right === 'writer') return actor.startsWith('officer') || actor === 'manager' ? 'allowed' : 'forbidden'
  if ('see' in right) return sees(actor, right.see, level) ? 'allowed' : 'not found'
  if ('administer' in right)
    return !sees(actor, right.administer, level) ? 'not found' : actor === 'administrator' ? 'allowed' : 'forbidden'
  if (!sees(actor, right.write, level)) return 'not found'
  return actor === 'officer of the desk' ? 'allowed' : 'forbidden'
}

function got({ status, headers, body }: Answer): Expected {
  if (status === 404) return 'not found'
  if (status === 403) return 'forbidden'
  const leadsTo = status === 202 ? /"(\/sign-in)\b/.exec(body)?.[1] : headers.location
  return status === 401 || leadsTo?.startsWith('/sign-in') ? 'sign in' : 'allowed'
}

function filled(route: Route, world: World): string {
  const noun = Object.keys(world.records).find((one) => route.path.startsWith(`/${one}s/`)) as keyof World['records'] | undefined
  const id = route.path.startsWith('/members/desks')
    ? world.deskId
    : route.path.startsWith('/merges')
      ? world.mergeId
      : route.path.startsWith('/notes')
        ? world.records.assessment
        : route.path.startsWith('/outbox')
          ? world.messageId
          : route.path.startsWith('/members')
            ? world.memberId
            : noun
              ? world.records[noun]
              : route.path.startsWith('/views')
                ? world.viewId
                : route.path.startsWith('/external-calendars')
                  ? world.externalCalendarId
                  : route.path.startsWith('/exports')
                    ? world.exportId
                    : route.path === '/imports/:id/table'
                      ? world.tableId
                      : route.path.startsWith('/imports')
                        ? world.importId
                        : route.path.startsWith('/inbox')
                          ? world.noticeId
                          : route.path.startsWith('/handovers')
                            ? /words|answers|withdrawal/.test(route.path)
                              ? world.givenId
                              : world.takenId
                            : route.path.startsWith('/feeds/passwords')
                              ? world.appPasswordId
                              : world.feedId
  return route.path.replace(':id', id).replace(':token', 'unknown-token')
}

async function cookies(world: World) {
  const entries = await Promise.all(
    actorNames.map(
      async (name) => [name, `__Host-gezant=${await asGate((db) => startSession(db, world.actors[name].id, secret, new Date()))}`] as const,
    ),
  )
  return { anonymous: '', ...Object.fromEntries(entries) } as Record<ActorName | 'anonymous', string>
}

const everyone = ['anonymous', ...actorNames] as const
const loaders = builtRoutes().filter(({ id }) => declared[id]?.loader && id !== 'root' && declared[id]?.loader !== 'anyone')
const actions = builtRoutes().filter(({ id }) => declared[id]?.action && declared[id]?.action !== 'anyone')

const drawnFor = new Set<ActorName | 'anonymous'>(['anonymous', 'viewer', 'officer of the desk', 'administrator'])

/**
 * A route is asked for as a page at one level by some, else for its data alone, as the client does between pages: no route may lean on another's
 * guard, and what a page is drawn from is that data.
 */
function addressOf(route: Route, world: World, level: Level, actor: ActorName | 'anonymous'): string {
  const page = filled(route, world)
  const drawn = (level === 'confidential' && drawnFor.has(actor)) || !modulesOf(route.id)?.default
  return drawn ? page : `${page === '/' ? '/_root' : page}.data?_routes=${encodeURIComponent(route.id)}`
}

test.each(levels)(
  'at level %s each page is loaded by just the people it is for, and loading changes nothing',
  async (level) => {
    const world = await makeWorld(level)
    const jar = await cookies(world)
    const before = await fingerprint()
    const wrong: string[] = []
    for (const route of loaders) {
      for (const actor of everyone) {
        const answer = await ask(address, addressOf(route, world, level, actor), { headers: { ...publicHost, Cookie: jar[actor] } })
        const should = expected(declared[route.id]?.loader ?? 'member', actor, level)
        if (got(answer) !== should || answer.status >= 500)
          wrong.push(`${actor} loads ${route.path}: ${answer.status}, should be ${should}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await fingerprint()).toBe(before)
  },
  300_000,
)

test.each(levels)(
  'at level %s each action is done by just the people it is for, and a refusal changes nothing',
  async (level) => {
    const wrong: string[] = []
    const world = await makeWorld(level)
    const jar = await cookies(world)
    const before = await fingerprint()
    const post = (route: Route, actor: ActorName | 'anonymous') =>
      ask(address, addressOf(route, world, level, actor), {
        method: 'POST',
        headers: { ...ownPage, Cookie: jar[actor], 'Content-Type': 'application/x-www-form-urlencoded' },
        body: `formKey=${newFormKey()}`,
      })
    const cells = actions.flatMap((route) =>
      everyone.map((actor) => ({ route, actor, should: expected(declared[route.id]?.action ?? 'member', actor, level) })),
    )
    for (const { route, actor, should } of cells.filter((cell) => cell.should !== 'allowed')) {
      const answer = await post(route, actor)
      if (got(answer) !== should) wrong.push(`${actor} acts on ${route.path}: ${answer.status}, should be ${should}`)
    }
    expect(wrong).toEqual([])
    expect(await fingerprint(), 'the database after every refusal').toBe(before)
    // A form without fields is refused for what it lacks, not for who sends it; the few deeds that need no form come last.
    const last = [
      'routes/feeds.passwords.$id.revocation',
      'routes/feeds.$id.revocation',
      'routes/engagements.$id.deletion',
      'routes/settings.sessions',
      'routes/views.$id.deletion',
      'routes/templates.$id.deletion',
      'routes/relations.$id.removal',
      'routes/external-calendars.$id.removal',
    ]
    const allowed = cells.filter((cell) => cell.should === 'allowed').sort((a, b) => last.indexOf(a.route.id) - last.indexOf(b.route.id))
    for (const { route, actor } of allowed) {
      const answer = await post(route, actor)
      if (got(answer) !== 'allowed' || answer.status >= 500)
        wrong.push(`${actor} acts on ${route.path}: ${answer.status}, should be allowed`)
    }
    expect(wrong).toEqual([])
  },
  300_000,
)
