import { searchForms } from '#app/lib/search-forms.ts'
import type { Row } from './bulk.ts'
import { type SyntheticName, syntheticName } from './names.ts'
import { idsFrom, randomFrom, weights } from './random.ts'

export type Sizes = { contacts: number; engagements: number; seed: number }

type Desk = { id: string; memberIds: [string, ...string[]] }

/** Who and what there is, before anything is scheduled. */
export type World = Sizes & {
  desks: [Desk, ...Desk[]]
  organisationIds: [string, ...string[]]
  contactIds: string[]
  /** For each contact the place of its organisation in `organisationIds`. */
  organisationOf: Uint32Array
  /** For the rows that say who may see a record, which come with several kinds of records. */
  nextAccessId: () => string
}

const madeAt = '2026-01-01T00:00:00Z'

/** What every record carries; the database counts no versions while its triggers are off. */
export const record = (id: string, deskId: string, level: string, createdBy: string, { seed }: Sizes) => ({
  id,
  desk_id: deskId,
  level,
  source: 'demo',
  source_note: `Synthetic, seed ${seed}`,
  created_by: createdBy,
  created_at: madeAt,
  changed_at: madeAt,
  version: 1,
})

/** What the database's own triggers write, were they not off: the member sees the record whatever its level. */
export const accessRow = ({ nextAccessId }: World, recordId: string, memberId: string, reason: 'participant' | 'named'): Row => [
  'record_access',
  { id: nextAccessId(), record_id: recordId, member_id: memberId, reason },
]

/** The levels of records, as a desk might use them. */
export const anyLevel = weights({ public: 10, internal: 60, confidential: 25, 'need-to-know': 5 })

const membersPerDesk = 6

/** Draws up the desks, members, organisations and contacts. `rows` yields them once, and fills `world` on the way. */
export function drawUpWorld(sizes: Sizes): { world: World; rows: Generator<Row> } {
  const id = idsFrom(sizes.seed, 'desks')
  const memberId = idsFrom(sizes.seed, 'members')
  const drawDesk = (): Desk => ({ id: id(), memberIds: [memberId(), ...Array.from({ length: membersPerDesk - 1 }, memberId)] })
  const desks = Math.min(20, Math.ceil(sizes.engagements / 5000))
  const organisationId = idsFrom(sizes.seed, 'organisations')
  const contactId = idsFrom(sizes.seed, 'contacts')
  const world: World = {
    ...sizes,
    desks: [drawDesk(), ...Array.from({ length: desks }, drawDesk)],
    organisationIds: [organisationId(), ...Array.from({ length: Math.ceil(sizes.contacts / 40) }, organisationId)],
    contactIds: Array.from({ length: sizes.contacts }, contactId),
    organisationOf: new Uint32Array(sizes.contacts),
    nextAccessId: idsFrom(sizes.seed, 'access'),
  }
  return { world, rows: rowsOf(world) }
}

function* rowsOf(world: World): Generator<Row> {
  yield* deskRows(world)
  yield* organisationRows(world)
  yield* contactRows(world)
}

function* deskRows({ desks, seed }: World): Generator<Row> {
  const id = idsFrom(seed, 'desk members')
  for (const [place, desk] of desks.entries()) {
    const name = `Synthetic desk ${place + 1} of seed ${seed}`
    yield ['desks', { id: desk.id, name, version: 1 }]
    for (const [number, memberId] of desk.memberIds.entries()) {
      const role = number === 0 ? 'manager' : number === membersPerDesk - 1 ? 'viewer' : 'officer'
      const email = `${role}-${number}.desk-${place + 1}.seed-${seed}@synthetic.example`
      const member = { id: memberId, email, name: `${name}: ${role} ${number}`, role, demo: false, password_given: false }
      yield ['members', { ...member, created_at: madeAt, version: 1 }]
      yield ['desk_members', { id: id(), desk_id: desk.id, member_id: memberId }]
    }
  }
}

const kinds = ['community', 'government', 'ministry', 'court', 'international-organisation', 'ngo', 'institute', 'advisory-body'] as const
const places = ['Damascus', 'Aleppo', 'Homs', 'Hama', 'Latakia', 'Sweida', 'Daraa', 'Raqqa', 'Idlib', 'Tartus', 'Qamishli'] as const
const bodies = ['Council', 'Association', 'Committee', 'Network', 'Bureau', 'Forum', 'Institute', 'League'] as const

function* organisationRows(world: World): Generator<Row> {
  const random = randomFrom(world.seed, 'organisations')
  const nameId = idsFrom(world.seed, 'names of organisations')
  for (const [place, id] of world.organisationIds.entries()) {
    const desk = random.pick(world.desks)
    const name = `${random.pick(bodies)} of ${random.pick(places)}, no. ${place + 1}`
    const cadence = random.chance(0.3) ? 2 + random.below(20) : null
    const columns = { name, kind: random.pick(kinds), country: 'SY', cadence_weeks: cadence }
    yield ['organisations', { ...record(id, desk.id, 'internal', desk.memberIds[1] ?? desk.memberIds[0], world), ...columns }]
    yield nameRow(nameId(), { organisation_id: id, contact_id: null }, { name, kind: 'main', language: null })
  }
}

const contactLevel = weights({ internal: 80, confidential: 18, 'need-to-know': 2 })

function* contactRows(world: World): Generator<Row> {
  const random = randomFrom(world.seed, 'contacts')
  const nameId = idsFrom(world.seed, 'names of contacts')
  const affiliationId = idsFrom(world.seed, 'affiliations')
  for (const [place, id] of world.contactIds.entries()) {
    const desk = random.pick(world.desks)
    const author = random.pick(desk.memberIds)
    const written = syntheticName(random)
    const level = random.weighted(contactLevel)
    yield [
      'contacts',
      {
        ...record(id, desk.id, level, author, world),
        name: written.name,
        languages: written.original || written.alias ? 'ar,en' : 'nl,en',
      },
    ]
    if (level === 'need-to-know') yield accessRow(world, id, author, 'named')
    for (const name of namesOf(written)) yield nameRow(nameId(), { organisation_id: null, contact_id: id }, name)
    const organisation = random.below(world.organisationIds.length)
    world.organisationOf[place] = organisation
    const post = random.pick(['Member', 'Spokesperson', 'Adviser', 'Secretary', 'Coordinator'])
    yield ['affiliations', { id: affiliationId(), contact_id: id, organisation_id: world.organisationIds[organisation], post }]
  }
}

type NameRow = { name: string; kind: 'main' | 'original' | 'alias'; language: string | null }

function namesOf({ name, original, alias }: SyntheticName): NameRow[] {
  return [
    { name, kind: 'main', language: null },
    ...(original ? [{ name: original, kind: 'original' as const, language: 'ar' }] : []),
    ...(alias ? [{ name: alias, kind: 'alias' as const, language: null }] : []),
  ]
}

const folds = new Map<string, { folded: string; key: string }>()

function nameRow(id: string, of: { organisation_id: string | null; contact_id: string | null }, name: NameRow): Row {
  const known = folds.get(name.name) ?? searchForms(name.name)
  folds.set(name.name, known)
  return ['names', { id, ...of, ...name, ...known }]
}
