import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { lastDeed } from '#app/domain/access/activity.server.ts'
import type { Actor } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { addGuests, changeGuest, GuestChanged } from '#app/domain/delegations/guests.server.ts'
import { guestInput } from '#app/domain/delegations/input.ts'
import { attendanceOf, type Guest, groupsOf, guestsOf, type Needs, needsOf } from '#app/domain/delegations/queries.server.ts'
import type { Named } from '#app/domain/engagements/choices.server.ts'
import { originalsOf } from '#app/domain/names/queries.server.ts'
import type { Visit } from '#app/domain/visits/queries.server.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { languagesInWords } from '#app/lib/display-names.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import type { Meanwhile } from '#app/ui/conflict.tsx'
import { foundInForm, namesInForm } from './engagement-form.server.ts'

/** A visit's delegation as its page shows it. */
export async function delegationPage(db: ActorDb, visit: Visit, locale: Locale) {
  const guests = await guestsOf(db, visit.id)
  const originals = await originalsOf(
    db,
    'contact',
    guests.map(({ contactId }) => contactId),
  )
  const needs = Map.groupBy(await needsOf(db, visit.id), ({ guestId }) => guestId)
  return {
    visit: { id: visit.id, title: visit.title },
    guests: guests.map((guest) => ({
      ...guest,
      original: originals.get(guest.contactId),
      speaks: languagesInWords(guest.languages ?? guest.spoken ?? '', locale),
      needs: needs.get(guest.id) ?? [],
    })),
    groups: await groupsOf(db, visit.id),
    isSplit: (await attendanceOf(db, visit.id)).size > 0,
  }
}

export type GuestLine = Awaited<ReturnType<typeof delegationPage>>['guests'][number]

/** What the page answers when nothing was saved: what to ask again, in which form. */
export type Asked = {
  at: 'add' | 'guest'
  result?: SubmissionResult<string[]>
  chosen?: Named[]
  found?: Named[]
  error?: string
  conflict?: { saved: { guest: Guest; needs: Needs | undefined }; meanwhile: Meanwhile }
}

/** Adds the ticked contacts; undefined when that is done. */
export async function addFromForm(db: ActorDb, actor: Actor, visit: Visit, form: FormData): Promise<Asked | undefined> {
  const found = (await foundInForm(db, form))?.list
  const chosen = (await namesInForm(db, form)).contactIds
  if (found) return { at: 'add', chosen, found }
  const ids = form.getAll('contactIds').filter(isUuid)
  if (ids.length === 0) return { at: 'add', error: 'delegation.chooseSomebody' }
  const outcome = await addGuests(db, actor, visit, ids)
  return outcome.ok ? undefined : { at: 'add', chosen, error: 'errors.unknownChoice' }
}

/** Changes one guest; undefined when that is done, `gone` when there is no such guest. */
export async function changeFromForm(actor: Actor, visit: Visit, guestId: string, form: FormData): Promise<Asked | 'gone' | undefined> {
  const submission = parseWithZod(form, { schema: guestInput })
  if (submission.status !== 'success') return { at: 'guest', result: submission.reply() }
  const version = Number(form.get('version')) || 0
  const outcome = await asActor(actor, (db) => changeGuest(db, actor, visit, guestId, version, submission.value)).catch((error) => {
    if (error instanceof GuestChanged) return { ok: false, reason: 'changed-meanwhile' } as const
    throw error
  })
  if (outcome.ok) return undefined
  if (outcome.reason === 'not-found') return 'gone'
  if (outcome.reason === 'unknown-choice') {
    return { at: 'guest', result: submission.reply({ fieldErrors: { groupId: ['errors.unknownChoice'] } }) }
  }
  return asActor(actor, async (db) => {
    const guest = (await guestsOf(db, visit.id)).find(({ id }) => id === guestId)
    if (!guest) return 'gone'
    const needs = (await needsOf(db, visit.id)).find((each) => each.guestId === guestId)
    const last = await lastDeed(db, visit.id)
    const meanwhile = { by: last?.by ?? null, at: (last?.at ?? new Date()).toISOString(), version: guest.version }
    return { at: 'guest', result: submission.reply(), conflict: { saved: { guest, needs }, meanwhile } }
  })
}
