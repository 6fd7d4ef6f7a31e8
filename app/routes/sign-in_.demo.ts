import type { ActionFunctionArgs } from '@remix-run/node'
import { signInAsDemo } from '#app/domain/members/demo.server.ts'
import { beginSession } from '#app/http/begin-session.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { isUuid } from '#app/lib/ids.ts'
import { localPath } from '#app/lib/local-path.ts'

/** POST signs in as the demo person of the button that was pressed. Outside demo mode there is nothing here. */
export async function action(args: ActionFunctionArgs) {
  const { demo, sessionSecret } = args.context.environment
  if (!demo) notFound()
  const form = await args.request.formData()
  const member = form.get('member')
  const sessionId = isUuid(member) ? await signInAsDemo(member, sessionSecret, new Date()) : undefined
  return beginSession(args, sessionId ?? notFound(), localPath(form.get('next')))
}
