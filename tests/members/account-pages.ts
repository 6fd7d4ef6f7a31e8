import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import * as entry from '#app/entry.server.tsx'
import { requireActor, requireAdministrator } from '#app/http/require-actor.server.ts'
import * as root from '#app/root.tsx'
import * as access from '#app/routes/members.$id.access.tsx'
import * as newMember from '#app/routes/members.new.tsx'
import * as settings from '#app/routes/settings._index.tsx'
import * as ownPassword from '#app/routes/settings.password.tsx'
import * as ownSessions from '#app/routes/settings.sessions.ts'
import * as signInPage from '#app/routes/sign-in.tsx'
import * as demo from '#app/routes/sign-in_.demo.ts'
import * as signOut from '#app/routes/sign-out.ts'

type Module = ServerBuild['routes'][string]['module']

const pages: Record<string, object> = {
  'sign-in': signInPage,
  'sign-in/demo': demo,
  'sign-out': signOut,
  settings,
  'settings/password': ownPassword,
  'settings/sessions': ownSessions,
  'members/new': newMember,
  'members/:id/access': access,
  // Says who asks, as any page or resource does.
  whoami: { loader: async (args: LoaderFunctionArgs) => Response.json(await requireActor(args)), action: requireActor },
  'administrators-only': { loader: async (args: LoaderFunctionArgs) => Response.json(await requireAdministrator(args)) },
}

const described = (id: string, module: object, path?: string) => ({ id, path, module: module as Module, ...(path && { parentId: 'root' }) })

const routes = [described('root', root), ...Object.entries(pages).map(([path, module]) => described(path, module, path))]

/** The pages on accounts as the application serves them, without the rest of it. */
export const accountPages: ServerBuild = {
  mode: 'production',
  entry: { module: entry },
  routes: Object.fromEntries(routes.map((route) => [route.id, route])) as ServerBuild['routes'],
  assets: {
    entry: { imports: [], module: '/assets/entry.js' },
    routes: Object.fromEntries(
      routes.map(({ id, path, module, ...rest }) => [
        id,
        {
          ...{
            id,
            path,
            ...rest,
            module: `/assets/${id}.js`,
            hasClientAction: false,
            hasClientLoader: false,
            hasErrorBoundary: id === 'root',
          },
          hasAction: 'action' in module,
          hasLoader: 'loader' in module,
        },
      ]),
    ) as ServerBuild['assets']['routes'],
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
