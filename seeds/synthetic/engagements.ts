import { foldText } from '#app/lib/fold-text.ts'
import type { Row } from './bulk.ts'
import { idsFrom, type Random, randomFrom, weights } from './random.ts'
import { type SyntheticTime, timed, untimed } from './times.ts'
import { accessRow, anyLevel, record, type World } from './world.ts'

const talks = ['Structural talk', 'Preparatory talk', 'Call', 'Briefing', 'Round table', 'Introduction', 'محادثة', 'اجتماع تحضيري'] as const
const subjects = [
  'evidence',
  'missing persons',
  'return of families',
  'schools',
  'road to Sweida',
  'Latakia',
  'العدالة الانتقالية',
  'المفقودون',
] as const

const anyKind = weights({ meeting: 58, call: 27, event: 8, preparation: 4, visit: 3 })
const anyTier = weights({ official: 70, technical: 18, political: 12 })
const anyTiming = weights({ timed: 88, 'all-day': 6, window: 6 })
const pastStatus = weights({ held: 86, cancelled: 8, postponed: 3, confirmed: 3 })
const comingStatus = weights({ confirmed: 60, tentative: 20, proposed: 12, cancelled: 8 })

/** A visit and the day it begins, while its programme is being filled. */
type OpenVisit = { id: string; day: number; days: number; left: number }

type Counters = Record<'engagement' | 'participant' | 'with' | 'readOut' | 'followUp', () => string>

/** Engagements with all that hangs on them: five participants each on average, organisations, read-outs and follow-ups. */
export function* engagementRows(world: World): Generator<Row> {
  const random = randomFrom(world.seed, 'engagements')
  const ids: Counters = {
    engagement: idsFrom(world.seed, 'engagements'),
    participant: idsFrom(world.seed, 'participants'),
    with: idsFrom(world.seed, 'organisations of engagements'),
    readOut: idsFrom(world.seed, 'read-outs'),
    followUp: idsFrom(world.seed, 'follow-ups'),
  }
  let visit: OpenVisit | undefined
  for (let place = 0; place < world.engagements; place += 1) {
    const id = ids.engagement()
    const kind = visit ? 'meeting' : random.weighted(anyKind)
    const days = 2 + random.below(4)
    const time = visit ? timed(random, visit.day + random.below(visit.days)) : timeOf(random, kind, days)
    const deskAt = random.pick(world.desks)
    const author = random.pick(deskAt.memberIds)
    const level = random.weighted(anyLevel)
    const title = `${random.pick(talks)}: ${random.pick(subjects)}, ${random.pick(subjects)}`
    const own = { kind, title, folded: foldText(title), visit_id: visit?.id ?? null, ...stateOf(random, time), ...time.columns }
    const shared = record(id, deskAt.id, level, author, world)
    yield [
      'engagements',
      {
        ...shared,
        rendered_at: shared.created_at,
        ...own,
        ...fixed,
        tier: random.weighted(anyTier),
      },
    ]
    if (level === 'need-to-know') yield accessRow(world, id, author, 'named')
    yield* participantRows(world, random, ids, id, place, deskAt.memberIds)
    yield* paperRows(world, random, ids, { id, deskId: deskAt.id, level, author, time })
    if (kind === 'visit') visit = { id, day: time.day, days, left: 3 + random.below(8) }
    else if (visit) visit = visit.left > 1 ? { ...visit, left: visit.left - 1 } : undefined
  }
}

const fixed = { starts_fold: 0, ends_fold: 0, ours_only: false, sequence: 0, place: 'The Hague' }

function timeOf(random: Random, kind: string, days: number): SyntheticTime {
  if (kind === 'visit') return untimed(random, 'all-day', days)
  const timing = random.weighted(anyTiming)
  return timing === 'timed' ? timed(random) : untimed(random, timing, timing === 'window' ? 3 + random.below(5) : 1)
}

function stateOf(random: Random, { isOver }: SyntheticTime) {
  const status = isOver ? random.weighted(pastStatus) : random.weighted(comingStatus)
  return { status, status_before: status === 'cancelled' ? 'confirmed' : null }
}

/** Three to seven people, five on average: one or two of ours, and contacts of whom a few are met far more often than the rest. */
function* participantRows(
  world: World,
  random: Random,
  ids: Counters,
  engagementId: string,
  place: number,
  ours: [string, ...string[]],
): Generator<Row> {
  const size = 3 + (place % 5)
  const members = new Set([random.pick(ours), ...(random.chance(0.5) ? [random.pick(ours)] : [])])
  for (const memberId of members) {
    yield [
      'participants',
      { ...taking(ids.participant(), engagementId), member_id: memberId, contact_id: null, organisation_id: null, side: 'ours' },
    ]
    yield accessRow(world, engagementId, memberId, 'participant')
  }
  const met = new Set<number>()
  const wanted = Math.min(size - members.size, world.contacts)
  while (met.size < wanted) met.add(Math.floor((random.below(world.contacts) * (1 + random.below(world.contacts))) / world.contacts))
  const organisations = new Set<string>()
  for (const contact of met) {
    const organisationId = world.organisationIds[world.organisationOf[contact] ?? 0]
    const who = { contact_id: world.contactIds[contact], member_id: null, organisation_id: organisationId, side: 'theirs' }
    yield ['participants', { ...taking(ids.participant(), engagementId), ...who }]
    if (organisationId && organisations.size < 2) organisations.add(organisationId)
  }
  for (const organisationId of organisations)
    yield ['engagement_organisations', { id: ids.with(), engagement_id: engagementId, organisation_id: organisationId }]
}

const taking = (id: string, engagementId: string) => ({ id, engagement_id: engagementId, role: 'delegation', answer: 'none' })

type Scheduled = { id: string; deskId: string; level: string; author: string; time: SyntheticTime }

/** A read-out for every tenth engagement that was held, a follow-up for every fourth; neither looser than its engagement. */
function* paperRows(world: World, random: Random, ids: Counters, { id, deskId, level, author, time }: Scheduled): Generator<Row> {
  if (time.isOver && random.chance(0.1)) {
    const body = `Spoke about ${random.pick(subjects)} and ${random.pick(subjects)}. Agreed to meet again.`
    const readOut = record(ids.readOut(), deskId, level, author, world)
    yield ['read_outs', { ...readOut, engagement_id: id, body, folded: foldText(body) }]
    if (level === 'need-to-know') yield accessRow(world, readOut.id, author, 'named')
  }
  if (!random.chance(0.25)) return
  const title = `Write to them about ${random.pick(subjects)}`
  const followUp = record(ids.followUp(), deskId, level, author, world)
  const done = time.isOver && random.chance(0.8) ? { done_at: time.columns.ends_at, done_by: author } : { done_at: null, done_by: null }
  const dueOn = String(time.columns.ends_at).slice(0, 10)
  yield ['follow_ups', { ...followUp, title, owner_id: author, due_on: dueOn, engagement_id: id, ...done, folded: foldText(title) }]
  if (level === 'need-to-know') yield accessRow(world, followUp.id, author, 'named')
}
