import { and, asc, eq, inArray, isNotNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { foldText } from '#app/lib/fold-text.ts'
import { spelled, visibleBusy } from '#db/visible/busy.ts'
import { visibleContacts } from '#db/visible/contacts.ts'
import { visibleEngagements, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleArrangements } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { spellingOf, takenUnseen } from '../rooms/rooms.server.ts'
import type { Range } from './slots.ts'

/** Somebody or a place is taken: by an engagement the actor may see, or by one whose desk alone may be told, or not even that. */
export type Taken = Range & { by: { id: string; title: string; place: string | null; zone: string } | { desk: string | null } }

/** Whose hours are asked for; the id of a place is its name. */
export type Asked = { kind: 'member' | 'contact' | 'place'; id: string; name: string }
export type Hours = Asked & { taken: Taken[] }

type Wish = { memberIds: string[]; contactIds: string[]; place: string | undefined; except?: string | undefined }

/** The busy hours of people and of a place that meet a range, as far as the actor may know; `except` is left out of them. */
export async function hoursTaken(db: ActorDb, wish: Wish, range: Range): Promise<Hours[]> {
  const meets = sql`tstzrange(${range.startsAt.toISOString()}::timestamptz, ${range.endsAt.toISOString()}::timestamptz)`
  const people = await namesOf(db, wish)
  const ids = people.map((one) => one.id)
  const seen = ids.length > 0 ? await engagementsOf(db, ids, meets, wish.except) : []
  const written = ids.length > 0 ? await interpretingAt(db, people, meets, wish.except) : []
  const unseen = ids.length > 0 ? await busyUnseen(db, ids, meets) : []
  const known = new Set(seen.map(({ personId, by }) => `${personId} ${by.id}`))
  const all = [...seen, ...written.filter(({ personId, by }) => !known.has(`${personId} ${by.id}`)), ...unseen]
  const rows = people.map((one) => ({ ...one, taken: inOrder(all.filter((taken) => taken.personId === one.id)) }))
  if (!wish.place) return rows
  const there = [...(await engagementsAt(db, wish.place, meets, wish.except)), ...(await placeTakenUnseen(db, wish.place, meets))]
  return [...rows, { kind: 'place', id: wish.place, name: wish.place, taken: inOrder(there) }]
}

const inOrder = (taken: (Taken & { personId?: string })[]): Taken[] =>
  taken
    .map(({ startsAt, endsAt, by }) => ({ startsAt, endsAt, by }))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime())

async function namesOf(db: ActorDb, { memberIds, contactIds }: Wish): Promise<Asked[]> {
  const [m, c] = [visibleMembers, visibleContacts]
  const members = await db.select({ id: m.id, name: m.name }).from(m).where(inArray(m.id, memberIds)).orderBy(asc(m.name))
  const contacts = await db.select({ id: c.id, name: c.name }).from(c).where(inArray(c.id, contactIds)).orderBy(asc(c.name))
  return [...members.map((one) => ({ kind: 'member' as const, ...one })), ...contacts.map((one) => ({ kind: 'contact' as const, ...one }))]
}

const v = visibleEngagements
const columns = { id: v.id, title: v.title, startsAt: v.startsAt, endsAt: v.endsAt, place: v.place, zone: v.zone }

/** What takes people and places at its time, as the check for clashes has it. */
const occupies = (meets: SQL, except: string | undefined) =>
  and(
    sql`${v.during} && ${meets}`,
    ne(v.timing, 'window'),
    notInArray(v.kind, ['visit', 'free']),
    notInArray(v.status, ['cancelled', 'postponed']),
    except ? ne(v.id, except) : undefined,
  )

async function engagementsOf(db: ActorDb, ids: string[], meets: SQL, except: string | undefined) {
  const p = visibleParticipants
  const rows = await db
    .select({ ...columns, personId: sql<string>`coalesce(${p.memberId}, ${p.contactId})` })
    .from(v)
    .innerJoin(p, eq(p.engagementId, v.id))
    .where(and(or(inArray(p.memberId, ids), inArray(p.contactId, ids)), occupies(meets, except)))
  return rows.map(({ personId, startsAt, endsAt, ...by }) => ({ personId, startsAt, endsAt, by }))
}

/** Who is written down by name as the interpreter of an engagement, without taking part in it. */
async function interpretingAt(db: ActorDb, people: Asked[], meets: SQL, except: string | undefined) {
  const a = visibleArrangements
  const rows = await db
    .select({ ...columns, text: a.interpreter })
    .from(v)
    .innerJoin(a, eq(a.engagementId, v.id))
    .where(and(isNotNull(a.interpreter), occupies(meets, except)))
  return rows.flatMap(({ text, startsAt, endsAt, ...by }) => {
    const named = people.filter(({ name }) => ` ${foldText(text ?? '')} `.includes(` ${foldText(name)} `))
    return named.map(({ id: personId }) => ({ personId, startsAt, endsAt, by }))
  })
}

async function busyUnseen(db: ActorDb, ids: string[], meets: SQL) {
  const b = visibleBusy
  const rows = await db
    .select({
      personId: sql<string>`coalesce(${b.memberId}, ${b.contactId})`,
      startsAt: sql`lower(${b.during})`.mapWith(v.startsAt),
      endsAt: sql`upper(${b.during})`.mapWith(v.endsAt),
      desk: b.desk,
    })
    .from(b)
    .where(and(or(inArray(b.memberId, ids), inArray(b.contactId, ids)), sql`${b.during} && ${meets}`))
  return rows.map(({ personId, startsAt, endsAt, desk }) => ({ personId, startsAt, endsAt, by: { desk } }))
}

async function engagementsAt(db: ActorDb, place: string, meets: SQL, except: string | undefined): Promise<Taken[]> {
  const there = and(isNotNull(v.place), eq(spelled(v.place), spellingOf(place)), occupies(meets, except))
  const rows = await db.select(columns).from(v).where(there)
  return rows.map(({ startsAt, endsAt, ...by }) => ({ startsAt, endsAt, by }))
}

async function placeTakenUnseen(db: ActorDb, place: string, meets: SQL): Promise<Taken[]> {
  const rows = await takenUnseen(db, place, meets)
  return rows.map(({ startsAt, endsAt, desk }) => ({ startsAt, endsAt, by: { desk } }))
}
