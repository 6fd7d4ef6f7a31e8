import { redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { programmeCalendar } from '#app/domain/handouts/calendar.server.ts'
import { recordHandout } from '#app/domain/handouts/commands.server.ts'
import type { HandoutInput } from '#app/domain/handouts/input.ts'
import { prepareProgramme } from '#app/domain/handouts/programme.server.ts'
import { notFound } from './not-found.ts'
import { fileResponse, programmeFile } from './programme-response.server.ts'

/**
 * Gives a visit's programme away, as a file or as the page to print, and writes that down once however often the form arrives. Nothing is
 * written down when the file could not be made.
 */
export async function handOut(actor: Actor, visitId: string, wish: HandoutInput & { key: string; publicUrl: string }): Promise<Response> {
  const now = new Date()
  const { prepared, calendar } = await asActor(actor, async (db) => {
    const prepared = await prepareProgramme(db, visitId, wish, now)
    const make = prepared.ok && wish.format === 'ics'
    const frame = { ownerId: actor.id, publicUrl: wish.publicUrl, now }
    return { prepared, calendar: make ? await programmeCalendar(db, visitId, prepared.document, frame) : '' }
  })
  if (!prepared.ok) return prepared.reason === 'not-found' ? notFound() : redirect(`/visits/${visitId}/handouts`)
  const bytes = wish.format === 'print' ? undefined : await programmeFile(prepared, wish.format, calendar)
  if (wish.format !== 'print' && !bytes) return redirect(`/visits/${visitId}/handouts`)
  await asActor(actor, (db) => once(db, actor, wish.key, () => recordHandout(db, actor, visitId, prepared, wish, now)))
  if (wish.format !== 'print' && bytes) return fileResponse(prepared, wish.format, bytes)
  return redirect(`/visits/${visitId}/programme?${new URLSearchParams({ reader: wish.reader, language: wish.language })}`)
}
