import { isDate } from '#app/lib/dates.ts'
import { isUuid } from '#app/lib/ids.ts'
import { canonicalZone } from '#app/lib/zones.ts'
import { engagementKinds, levels, statuses } from '#db/schema/words.ts'
import type { EngagementFilter } from '../engagements/queries.server.ts'
import { type CalendarAddress, calendarViews, weekChoices } from './address.ts'

const mostLayers = 50

/** Reads a calendar address gently: what makes no sense falls back to this month of everything. */
export function readAddress(query: URLSearchParams, today: string): CalendarAddress {
  const date = query.get('date') ?? ''
  const id = (name: string) => [query.get(name)].find(isUuid)
  const desk = id('desk')
  const organisation = id('organisation')
  const member = id('member')
  const topic = id('topic')
  const layers = [...new Set(query.getAll('layer').filter((layer) => layer === 'none' || isUuid(layer)))].slice(0, mostLayers)
  const weeks = weekChoices.find((choice) => String(choice) === query.get('weeks'))
  const zone2 = canonicalZone(query.get('zone2') ?? '')
  return {
    view: calendarViews.find((view) => view === query.get('view')) ?? 'month',
    date: isDate(date) ? date : today,
    kinds: engagementKinds.filter((kind) => query.getAll('kind').includes(kind)),
    levels: levels.filter((level) => query.getAll('level').includes(level)),
    statuses: statuses.filter((status) => query.getAll('status').includes(status)),
    ...(desk ? { desk } : {}),
    ...(organisation ? { organisation } : {}),
    ...(member ? { member } : {}),
    ...(topic ? { topic } : {}),
    mine: query.get('mine') === '1',
    ...(layers.length > 0 ? { layers: layers.includes('none') ? ['none'] : layers } : {}),
    ...(weeks ? { weeks } : {}),
    ...(zone2 ? { zone2 } : {}),
  }
}

/** What the address asks for; `memberId` is who "mine" means. */
export function filterOf(address: CalendarAddress, memberId: string): EngagementFilter {
  return {
    kind: address.kinds,
    level: address.levels,
    status: address.statuses,
    ...(address.desk ? { deskId: address.desk } : {}),
    ...(address.organisation ? { organisationId: address.organisation } : {}),
    ...(address.member ? { withMemberId: address.member } : {}),
    ...(address.topic ? { topicId: address.topic } : {}),
    ...(address.mine ? { memberId } : {}),
  }
}
