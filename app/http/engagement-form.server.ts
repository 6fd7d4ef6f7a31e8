import { parseWithZod } from '@conform-to/zod/v4'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { chosenNames, type Named } from '#app/domain/engagements/choices.server.ts'
import { clashesOfEngagement, clashesOfTimes } from '#app/domain/engagements/clashes.server.ts'
import { type Clash, markOfClashes } from '#app/domain/engagements/clashes.ts'
import { type EngagementInput, engagementInput } from '#app/domain/engagements/input.ts'
import { type Engagement, findEngagement } from '#app/domain/engagements/queries.server.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import { lookup } from '#app/domain/search/lookup.server.ts'
import { timesOf } from '#app/domain/series/commands.server.ts'
import { findTemplate } from '#app/domain/templates/queries.server.ts'
import type { Reader } from '#app/i18n/reader.tsx'
import { addDays, isDate, todayIn } from '#app/lib/dates.ts'
import { isUuid } from '#app/lib/ids.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import { type QuickRead, readQuick } from './quick-add.server.ts'
import { startFrom } from './template-form.server.ts'

export const parseEngagement = (form: FormData) => parseWithZod(form, { schema: engagementInput })

const all = (form: FormData, name: string) => form.getAll(name).filter((value) => typeof value === 'string')

/** The names behind the ids in a form that is shown again. */
export const namesInForm = (db: ActorDb, form: FormData) =>
  chosenNames(db, {
    organisationIds: all(form, 'organisationIds'),
    contactIds: all(form, 'contactIds'),
    memberIds: all(form, 'memberIds'),
    namedIds: all(form, 'namedIds'),
  })

/** What the button "Find" of a form without JavaScript asks for. */
export async function foundInForm(db: ActorDb, form: FormData): Promise<{ kind: string; list: Named[] } | undefined> {
  const kind = form.get('find')
  if (kind !== 'organisation' && kind !== 'contact' && kind !== 'member') return undefined
  const found = await lookup(db, String(form.get(`find-${kind}`) ?? ''), 20, [kind])
  return { kind, list: found }
}

/** What speaks against the wished time and was not yet shown; undefined when nothing does, or the writer goes on anyway. */
export async function clashesToShow(db: ActorDb, form: FormData, input: EngagementInput, saved?: Engagement) {
  const now = new Date()
  const { times } = input.rule ? timesOf(input.rule, input.time, todayIn(input.time.zone, now)) : { times: [input.time] }
  const clashes = await clashesOfTimes(
    db,
    input,
    times.filter(({ endsAt }) => endsAt > now),
    saved?.id,
  )
  const known = saved ? (await clashesOfEngagement(db, saved)).map((clash) => markOfClashes([clash])) : []
  return fresh(form, clashes, known)
}

export function fresh(form: FormData, clashes: Clash[], known: string[] = []): Clash[] | undefined {
  // Browsers send line ends as CRLF.
  const seen = String(form.get('anyway') ?? '').replaceAll('\r\n', '\n')
  const told = seen === markOfClashes(clashes) || clashes.every((clash) => known.includes(markOfClashes([clash])))
  return told ? undefined : clashes
}

/** A new form: at the next whole hour in the reader's zone, the actor among our people, what the address asks for filled in. */
export async function blankEngagement(db: ActorDb, actor: Actor, reader: Reader, url: URL) {
  const asked = (name: string) => {
    const value = url.searchParams.get(name)
    return value && isUuid(value) ? value : undefined
  }
  const next = nextHour(new Date(reader.now), reader.zone)
  const date = url.searchParams.get('date') ?? next.startsOn
  const [desk] = await desksOf(db, actor)
  const visit = url.searchParams.get('kind') === 'visit'
  const line = url.searchParams.get('quick')
  if (line) return quickForm(await readQuick(db, actor, reader, line), date)
  const copied = asked('copy')
  const original = copied ? await findEngagement(db, copied) : undefined
  if (original) return copyOf(original, date, await desksOf(db, actor))
  const chosen = {
    organisationIds: [asked('organisation') ?? ''],
    contactIds: [asked('contact') ?? ''],
    memberIds: [actor.id],
    namedIds: [],
  }
  const visitId = asked('visit') ?? ''
  const templateId = asked('template')
  const template = templateId ? await findTemplate(db, templateId) : undefined
  if (template) {
    const zone = template.zone ?? reader.zone
    const there = nextHour(new Date(reader.now), zone)
    const from = hourAsked(url, date)?.startsTime ?? there.startsTime
    const startsOn = url.searchParams.has('date') ? date : there.startsOn
    return startFrom(db, actor, template, { chosen, visitId, zone, starts: `${startsOn}T${from}` })
  }
  return {
    chosen: await chosenNames(db, chosen),
    defaults: {
      timing: visit ? 'all-day' : 'timed',
      kind: visit ? 'visit' : 'meeting',
      status: 'confirmed',
      level: 'internal',
      zone: reader.zone,
      ...next,
      startsOn: date,
      ...hourAsked(url, date),
      deskId: desk?.id ?? '',
      visitId,
    },
  }
}

/** The next whole hour there; late in the evening, when it would not be over on the same day, an hour of the next morning. */
function nextHour(now: Date, zone: string): { startsOn: string; startsTime: string; endsTime: string } {
  const hour = 3_600_000
  const from = Math.ceil(now.getTime() / hour) * hour
  const [starts = '', ends = ''] = [from, from + hour].map((at) => wallTimeAt(new Date(at), zone))
  const today = todayIn(zone, now)
  if (starts.startsWith(today) && ends.startsWith(today)) return { startsOn: today, startsTime: starts.slice(11), endsTime: ends.slice(11) }
  return { startsOn: addDays(today, 1), startsTime: '09:00', endsTime: '10:00' }
}

/** The whole hour that the address asks for; the last one of a day ends on the next. */
function hourAsked(url: URL, date: string) {
  const hour = Number(/^([01]\d|2[0-3]):00$/.exec(url.searchParams.get('time') ?? '')?.[1] ?? Number.NaN)
  if (Number.isNaN(hour)) return undefined
  const clock = (of: number) => `${String(of % 24).padStart(2, '0')}:00`
  return { startsTime: clock(hour), endsTime: clock(hour + 1), ...(hour === 23 && isDate(date) ? { endsOn: addDays(date, 1) } : {}) }
}

/** A new form with what a line of quick add says; what it does not say is asked. */
function quickForm({ fields, found }: QuickRead, date: string) {
  const timing = fields.timing ?? 'timed'
  const topicIds = found.topics.map((topic) => topic.id)
  return {
    chosen: { organisationIds: found.organisations, contactIds: [], memberIds: found.members, namedIds: [] },
    defaults: { ...fields, timing, startsOn: fields.startsOn ?? date, topicIds, visitId: '' },
  }
}

/** A new form with all of another engagement but its days, its answers and its texts. */
function copyOf(original: Engagement, date: string, desks: { id: string }[]) {
  const { startsOn: _, endsOn: __, startsFold: ___, endsFold: ____, ...defaults } = engagementDefaults(original)
  const deskId = desks.some((desk) => desk.id === original.deskId) ? original.deskId : (desks[0]?.id ?? '')
  return { chosen: engagementNames(original), defaults: { ...defaults, startsOn: date, status: 'confirmed', deskId } }
}

/** A stored engagement as its form shows it. */
export function engagementDefaults(engagement: Engagement) {
  const { startsLocal, endsLocal } = engagement
  const timed = engagement.timing === 'timed' && startsLocal && endsLocal
  const days = timed
    ? {
        startsOn: startsLocal.slice(0, 10),
        endsOn: endsLocal.slice(0, 10),
        startsTime: startsLocal.slice(11),
        endsTime: endsLocal.slice(11),
      }
    : { startsOn: engagement.startsOn ?? '', endsOn: engagement.endsOn ?? '' }
  return {
    title: engagement.title,
    kind: engagement.kind,
    timing: engagement.timing,
    zone: engagement.zone,
    ...days,
    ...(engagement.startsFold ? { startsFold: '1' } : {}),
    ...(engagement.endsFold ? { endsFold: '1' } : {}),
    status: engagement.statusBefore ?? engagement.status,
    tier: engagement.tier ?? '',
    level: engagement.level,
    deskId: engagement.deskId,
    place: engagement.place ?? '',
    joinLink: engagement.joinLink ?? '',
    purpose: engagement.purpose ?? '',
    visitId: engagement.visitId ?? '',
    slot: engagement.slot ?? '',
    oursOnly: engagement.oursOnly ? 'on' : '',
    topicIds: engagement.topics.map((topic) => topic.id),
    mandateIds: engagement.mandates.map((mandate) => mandate.id),
  }
}

export function engagementNames(engagement: Engagement) {
  const people = (key: 'contactId' | 'memberId') =>
    engagement.participants.flatMap((one) => (one[key] ? [{ id: one[key], name: one.name }] : []))
  return {
    organisationIds: engagement.organisations,
    contactIds: people('contactId'),
    memberIds: people('memberId'),
    namedIds: engagement.named,
  }
}
