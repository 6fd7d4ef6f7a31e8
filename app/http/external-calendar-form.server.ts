import { parseWithZod } from '@conform-to/zod/v4'
import type { AppLoadContext } from '@remix-run/node'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { externalCalendarChanges, externalCalendarInput } from '#app/domain/external-calendars/input.ts'
import { type ExternalCalendar, findExternalCalendar } from '#app/domain/external-calendars/queries.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { notFound } from './not-found.ts'

export const parseExternalCalendar = (form: FormData) => parseWithZod(form, { schema: externalCalendarInput })
export const parseChanges = (form: FormData) => parseWithZod(form, { schema: externalCalendarChanges })

/** How the outside may be asked; undefined unless the operator allows it. */
export function askingIn({ environment }: AppLoadContext) {
  const { on, hosts } = environment.externalCalendars
  return on ? { hosts, key: environment.sessionSecret, now: () => new Date() } : undefined
}

/** The calendar that an address names; for those who may not change it there is nothing there. */
export async function ownCalendar(actor: Actor, id: string | undefined): Promise<ExternalCalendar> {
  const found = isUuid(id) ? await asActor(actor, (db) => findExternalCalendar(db, actor, id)) : undefined
  return found ?? notFound()
}
