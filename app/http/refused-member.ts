import type { Refused } from '#app/domain/members/commands.server.ts'
import { notFound } from './not-found.ts'

type Beside = Record<string, string[]>

/** Where a form on a member says why it was refused. */
export function refusedMember(reason: Exclude<Refused['reason'], 'changed-meanwhile'>): Beside {
  if (reason === 'not-found') notFound()
  if (reason === 'email-taken') return { email: ['members.emailTaken'] }
  return reason === 'last-administrator' ? { role: ['members.lastAdministrator'] } : { deskIds: ['errors.unknownChoice'] }
}
