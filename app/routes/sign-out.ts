import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { leaveSession } from '#app/http/begin-session.server.ts'

/** An address someone typed or bookmarked: asking for a page changes nothing. */
export const loader = () => redirect('/')

export const action = (args: ActionFunctionArgs) => leaveSession(args)
