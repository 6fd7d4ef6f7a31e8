import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { chosenNames, engagementChoices } from '#app/domain/engagements/choices.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import { lookup } from '#app/domain/search/lookup.server.ts'
import { templateFrom } from '#app/domain/templates/from-engagement.server.ts'
import { findTemplate, type Template } from '#app/domain/templates/queries.server.ts'
import { titleFrom } from '#app/domain/templates/rules.ts'
import { isDate } from '#app/lib/dates.ts'
import { isUuid } from '#app/lib/ids.ts'
import { instantOf, wallTimeAt } from '#app/lib/wall-time.ts'

type Start = {
  chosen: { organisationIds: string[]; contactIds: string[]; memberIds: string[]; namedIds: string[] }
  visitId: string
  zone: string
  /** 'YYYY-MM-DDTHH:MM' on the clocks of `zone`; what stands for the day may be no date. */
  starts: string
}

/** A new engagement's form filled from a template: as much of it as the actor may see, beside what the address asks for. */
export async function startFrom(db: ActorDb, actor: Actor, template: Template, { chosen, visitId, zone, starts }: Start) {
  const [desk] = (await desksOf(db, actor)).sort((a, b) => Number(b.id === template.deskId) - Number(a.id === template.deskId))
  const names = await chosenNames(db, {
    ...chosen,
    organisationIds: [...chosen.organisationIds, ...template.organisationIds],
    memberIds: [...chosen.memberIds, ...template.memberIds],
  })
  const { title, kind, level, place, topicIds, minutes } = template
  const organisations = names.organisationIds.map(({ name }) => name)
  return {
    chosen: names,
    defaults: {
      title: titleFrom(title, organisations),
      ...{ kind, level, topicIds, zone, visitId },
      ...(minutes ? hoursFrom(starts, minutes, zone) : { timing: 'all-day', startsOn: starts.slice(0, 10) }),
      status: 'confirmed',
      place: place ?? '',
      deskId: desk?.id ?? '',
      ...{ templateId: template.id, withBrief: 'on', withFollowUps: 'on', withReadOut: 'on' },
    },
  }
}

/** So many minutes from then on; an end on another day says so. */
function hoursFrom(starts: string, minutes: number, zone: string) {
  const [startsOn = '', startsTime = ''] = starts.split('T')
  if (!isDate(startsOn)) return { timing: 'timed', startsOn, startsTime }
  const [endsOn = '', endsTime = ''] = wallTimeAt(new Date(instantOf(starts, zone, 0).getTime() + minutes * 60_000), zone).split('T')
  return { timing: 'timed', startsOn, startsTime, endsTime, ...(endsOn === startsOn ? {} : { endsOn }) }
}

/** What an engagement's form tells of the template it was filled from; nothing when that is hidden or gone. */
export async function templateOf(db: ActorDb, id: unknown) {
  const found = isUuid(id) ? await findTemplate(db, id) : undefined
  return found && { id: found.id, name: found.name, brief: found.brief !== '', followUps: found.followUps, readOutDays: found.readOutDays }
}

export type TemplateOffer = NonNullable<Awaited<ReturnType<typeof templateOf>>>

/** What a new template is begun with: an engagement that the address names and the actor sees, or nothing. */
export async function blankTemplate(db: ActorDb, engagementId: unknown) {
  const engagement = isUuid(engagementId) ? await findEngagement(db, engagementId) : undefined
  return engagement ? templateFrom(db, engagement) : undefined
}

type Filled = Omit<NonNullable<Awaited<ReturnType<typeof blankTemplate>>>, 'zone'> & { zone: string | null; deskId?: string | null }

/** A template as its form shows it. */
export function templateDefaults(from?: Filled) {
  return {
    name: from?.name ?? '',
    deskId: from?.deskId ?? '',
    level: from?.level ?? 'internal',
    title: from?.title ?? '',
    kind: from?.kind ?? 'meeting',
    minutes: from ? String(from.minutes ?? '') : '60',
    zone: from?.zone ?? '',
    place: from?.place ?? '',
    topicIds: from?.topicIds ?? [],
    brief: from?.brief ?? '',
    followUps: (from?.followUps ?? []).map(({ title, days }) => ({ title, days: String(days) })),
    readOutDays: String(from?.readOutDays ?? ''),
  }
}

/** What the form lets its writer choose from, the names behind what is chosen, and what its button "Find" found. */
export async function templateForm(db: ActorDb, actor: Actor, chosen: { organisationIds: string[]; memberIds: string[] }, form?: FormData) {
  const kind = form?.get('find')
  const { zones, topics, desks } = await engagementChoices(db, actor, new Date())
  const names = await chosenNames(db, { ...chosen, contactIds: [], namedIds: [] })
  const found = kind === 'organisation' || kind === 'member' ? await lookup(db, String(form?.get(`find-${kind}`) ?? ''), 20, [kind]) : []
  return {
    zones,
    topics,
    desks,
    organisations: names.organisationIds,
    members: names.memberIds,
    found: { kind: String(kind ?? ''), list: found },
  }
}

export type TemplateChoices = Awaited<ReturnType<typeof templateForm>>

export const chosenIn = (form: FormData) => ({
  organisationIds: form.getAll('organisationIds').map(String),
  memberIds: form.getAll('memberIds').map(String),
})
