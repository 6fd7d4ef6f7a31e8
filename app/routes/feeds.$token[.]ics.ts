import type { LoaderFunctionArgs } from '@remix-run/node'
import { serveCalendar } from '#app/http/calendar-response.server.ts'

/** A subscription, for calendar programs: no session, no cookie, no redirect; the token is the right. */
export const loader = ({ request, params, context }: LoaderFunctionArgs) => serveCalendar(request, params.token ?? '', context)
