import { parseWithZod } from '@conform-to/zod/v4'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { availabilityInput } from '#app/domain/availability/input.ts'
import { availability, type Frame } from '#app/domain/availability/page.server.ts'
import { workdaysOf } from '#app/domain/calendar/weekends.ts'
import { type Engagement, findEngagement } from '#app/domain/engagements/queries.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { listRooms } from '#app/domain/rooms/rooms.server.ts'
import { findVisit } from '#app/domain/visits/queries.server.ts'
import type { Reader } from '#app/i18n/reader.tsx'
import { isDate } from '#app/lib/dates.ts'
import { isUuid } from '#app/lib/ids.ts'
import { isZone, zoneChoices } from '#app/lib/zones.ts'
import { asTyped } from './chosen-time.ts'
import { foundInForm, namesInForm } from './engagement-form.server.ts'
import { forbidden, notFound } from './not-found.ts'

/** Fields of this page alone, or that it changes; all others are carried along for the form one came from. */
const own = new Set(
  'for minutes earliest workFrom workTo workdays holidays shownFrom memberIds contactIds place zone find find-organisation find-contact find-member chosen anyway formKey _method'.split(
    ' ',
  ),
)

type Back = { path: string; what: 'new' | 'edit' | 'placement' | 'postponement'; engagement?: Engagement; visit?: Frame & { zone: string } }

/** The form one came from: that of a new engagement, or one that changes an engagement the actor may edit. */
async function backTo(db: ActorDb, actor: Actor, form: FormData): Promise<Back> {
  const path = String(form.get('for') ?? '/engagements/new')
  const [, id, what] = /^\/engagements\/([0-9a-f-]{36})\/(edit|placement|postponement)$/.exec(path) ?? []
  const found = isUuid(id) ? ((await findEngagement(db, id)) ?? notFound()) : undefined
  if (found && !canEditEngagement(actor, found)) forbidden()
  const visitId = what === 'new' || what === 'edit' || !found ? String(form.get('visitId') ?? '') : (found.visitId ?? '')
  const visit = isUuid(visitId) ? await findVisit(db, visitId) : undefined
  const within = visit ? { visit: { startsOn: visit.startsOn, endsOn: visit.endsOn, zone: visit.zone } } : {}
  return found ? { path, what: what as Back['what'], engagement: found, ...within } : { path: '/engagements/new', what: 'new', ...within }
}

/** Fills in what is known when one comes here first: from the form one came from, from the engagement itself, or from the habit of offices. */
function withDefaults(form: FormData, actor: Actor, reader: Reader, back: Back, posted: boolean): FormData {
  const text = (name: string) => String(form.get(name) ?? '')
  if (back.what === 'placement' && back.visit) form.set('zone', back.visit.zone)
  if (!isZone(text('zone'))) form.set('zone', reader.zone)
  if (form.has('minutes')) return form
  const { engagement } = back
  if (engagement && back.what !== 'edit') {
    for (const one of engagement.participants) form.append(one.memberId ? 'memberIds' : 'contactIds', one.memberId ?? one.contactId ?? '')
    if (!form.has('place')) form.set('place', engagement.place ?? '')
  }
  if (!posted && !form.has('memberIds')) form.append('memberIds', actor.id)
  const days = [text('earliest'), text('startsOn'), text('day'), text('otherDay'), back.visit?.startsOn ?? '', reader.today]
  form.set('earliest', days.find(isDate) ?? '')
  form.set('minutes', String(minutesOf(text('startsTime'), text('endsTime')) ?? 60))
  form.set('workFrom', '09:00')
  form.set('workTo', '17:00')
  form.delete('workdays')
  for (const day of workdaysOf(text('zone'))) form.append('workdays', String(day))
  return form
}

function minutesOf(starts: string, ends: string): number | undefined {
  const [from, to] = [starts, ends].map((time) =>
    /^\d\d:\d\d$/.test(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) : Number.NaN,
  )
  const minutes = Number(to) - Number(from)
  return minutes >= 5 && minutes <= 720 ? minutes : undefined
}

/** What was typed in the form one came from, each value once. */
function carriedIn(form: FormData): { name: string; value: string }[] {
  const fields = [...form].filter(([name]) => !own.has(name)).map(([name, value]) => ({ name, value: String(value) }))
  return [...new Map(fields.map((field) => [JSON.stringify(field), field])).values()]
}

/** The page of free times: the form, what is carried along, and, when the form is in order, the hours and proposals. */
export async function availabilityPage(db: ActorDb, actor: Actor, reader: Reader, asked: FormData | URLSearchParams) {
  const posted = asked instanceof FormData
  const form = new FormData()
  for (const [name, value] of asked) if (typeof value === 'string') form.append(name, value)
  const back = await backTo(db, actor, form)
  const carried = posted ? carriedIn(form) : []
  withDefaults(form, actor, reader, back, posted)
  const submission = parseWithZod(form, { schema: availabilityInput })
  const around = { except: back.engagement?.id, visit: back.visit, now: new Date(reader.now) }
  const { memberIds, contactIds } = await namesInForm(db, form)
  return {
    back: { path: back.path, what: back.what, title: back.engagement?.title, visit: back.visit },
    carried,
    result: submission.status === 'success' ? asTyped(submission) : submission.reply(),
    chosen: { memberIds, contactIds },
    found: await foundInForm(db, form),
    rooms: await listRooms(db),
    zones: zoneChoices(new Date(reader.now)),
    zone: String(form.get('zone')),
    place: String(form.get('place') ?? ''),
    times: submission.status === 'success' ? await availability(db, submission.value, around) : null,
  }
}

export type AvailabilityPage = Awaited<ReturnType<typeof availabilityPage>>
