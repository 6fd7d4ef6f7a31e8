import { setTimeout as delay } from 'node:timers/promises'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, type ServerBuild } from '@remix-run/node'
import { useLocation } from '@remix-run/react'
import { sql } from 'drizzle-orm'
import { createElement, type FunctionComponent } from 'react'
import { getDatabase } from '#db/client.server.ts'
import { routeId } from '#server/subscriptions.ts'

type RouteModule = {
  default?: FunctionComponent
  ErrorBoundary?: FunctionComponent
  loader?: (args: LoaderFunctionArgs) => unknown
  action?: (args: ActionFunctionArgs) => unknown
}

/** What the routes have seen and done, so that a test can tell an action that ran from one that did not. */
export const seen = { actions: [] as string[], urls: [] as string[], subscriptions: [] as string[], bodies: [] as number[] }

export const databaseDown = () => Object.assign(new Error('connect to Jan Jansen'), { code: 'ECONNREFUSED' })
const feedText = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'.repeat(100)

function act({ request }: ActionFunctionArgs) {
  seen.actions.push(`${request.method} ${new URL(request.url).pathname}`)
  return { done: true }
}

const Page = () => createElement('p', null, 'page')
const feedHeaders = { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'private, max-age=0, must-revalidate', ETag: '"1"' }

const modules: Record<string, RouteModule & { path: string }> = {
  page: {
    path: 'engagements/:id',
    default: Page,
    action: act,
    loader: ({ request, context }) => {
      seen.urls.push(request.url)
      context.noteActor('member-7')
      return { clientAddress: context.clientAddress }
    },
  },
  resource: { path: 'counter', action: (args) => Response.json(act(args)), loader: () => Response.json({}) },
  feedForm: { path: 'feeds/new', default: Page },
  [routeId]: {
    path: 'feeds/:token.ics',
    loader: ({ request, params, context }) => {
      seen.subscriptions.push(params.token ?? '')
      if (params.token === 'broken') throw new TypeError('Jan Jansen said no')
      seen.urls.push(new URL(request.url).host)
      context.noteActor('member-7')
      return new Response(request.method === 'HEAD' ? null : feedText, { headers: { ...feedHeaders, 'Referrer-Policy': 'unsafe-url' } })
    },
  },
  slow: {
    path: 'slow',
    loader: async () => {
      await delay(300)
      return new Response('whole '.repeat(20_000))
    },
  },
  upload: {
    path: 'upload',
    action: async ({ request }) => {
      seen.bodies.push((await request.arrayBuffer()).byteLength)
      return new Response('stored')
    },
  },
  broken: {
    path: 'broken',
    default: Page,
    loader: () => {
      throw new TypeError('Jan Jansen said no')
    },
  },
  brokenResource: {
    path: 'broken-resource',
    loader: () => {
      throw new TypeError('Jan Jansen said no')
    },
  },
  down: {
    path: 'down',
    default: Page,
    loader: () => {
      throw databaseDown()
    },
  },
  downResource: {
    path: 'down-resource',
    loader: () => {
      throw databaseDown()
    },
  },
  asking: {
    path: 'asking',
    loader: async () => {
      await getDatabase().db.execute(sql`select 1`)
      return new Response('answered')
    },
  },
  forgetful: {
    path: 'forgetful',
    loader: () => {
      void Promise.reject(new TypeError('Jan Jansen'))
      return new Response('answered')
    },
  },
  undrawable: {
    path: 'undrawable',
    default: () => {
      throw new Error('Jan Jansen')
    },
  },
  leaving: { path: 'leaving', default: Page, loader: ({ request }) => redirect(new URL(request.url).searchParams.get('to') ?? '/') },
  leavingResource: { path: 'leaving-resource', loader: ({ request }) => redirect(new URL(request.url).searchParams.get('to') ?? '/') },
  cached: { path: 'cached', loader: () => new Response('mine', { headers: { 'Cache-Control': 'public, max-age=600' } }) },
}

function ErrorPage() {
  if (useLocation().pathname === '/undrawable') throw new Error('Jan Jansen')
  return createElement('html', null, createElement('body', null, 'error page'))
}

function described(id: string, module: RouteModule, path?: string) {
  const common = { id, path, ...(path === undefined ? {} : { parentId: 'root' }) }
  const client = { hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false, module: `/assets/${id}.js` }
  return {
    server: { ...common, module },
    browser: { ...common, ...client, hasAction: Boolean(module.action), hasLoader: Boolean(module.loader) },
  }
}

/** A small application with a route of every kind, in the form that the real build has, its pages inside `Frame`. */
export function standInBuild(entryModule: ServerBuild['entry']['module'], Frame: FunctionComponent): ServerBuild {
  const routes = [
    described('root', { default: Frame, ErrorBoundary: ErrorPage }),
    ...Object.entries(modules).map(([id, { path, ...module }]) => described(id, module, path)),
  ]
  return {
    mode: 'production',
    entry: { module: entryModule },
    routes: Object.fromEntries(routes.map(({ server }) => [server.id, server])) as ServerBuild['routes'],
    assets: {
      entry: { imports: [], module: '/assets/entry.js' },
      routes: Object.fromEntries(routes.map(({ browser }) => [browser.id, browser])) as ServerBuild['assets']['routes'],
      url: '/assets/manifest.js',
      version: 'v1',
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_lazyRouteDiscovery: true,
      v3_singleFetch: true,
    },
    isSpaMode: false,
  }
}
