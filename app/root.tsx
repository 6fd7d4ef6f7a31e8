import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from '@remix-run/react'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { findActor } from '#app/http/require-actor.server.ts'
import { readShell } from '#app/http/shell.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import { useShell } from '#app/i18n/reader.tsx'
import { ErrorPage } from '#app/ui/error-page.tsx'
import { useNonce } from '#app/ui/nonce.tsx'
import { Shell } from '#app/ui/shell.tsx'
import styles from './styles/index.css?url'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'stylesheet', href: '/theme.css' },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const meta: MetaFunction = () => [{ title: 'Gezant' }]

export async function loader(args: LoaderFunctionArgs) {
  return readShell(args, await findActor(args))
}

export function Layout({ children }: { children: ReactNode }) {
  const { reader } = useShell()
  const nonce = useNonce()
  return (
    <html lang={reader.locale} dir="ltr" data-theme={reader.theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <I18nextProvider i18n={i18nFor(reader.locale)}>
          <Shell>{children}</Shell>
        </I18nextProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />
}
