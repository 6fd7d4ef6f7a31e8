import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { serveShare } from '#app/http/share-response.server.ts'

/** A programme for a guest: no session, no cookie, no way on; the token is the right. */
export const loader = ({ request, params, context }: LoaderFunctionArgs) => serveShare(request, params.token ?? '', context)

/** POST brings the passphrase. */
export const action = ({ request, params, context }: ActionFunctionArgs) => serveShare(request, params.token ?? '', context)
