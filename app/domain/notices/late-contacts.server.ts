import { and, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { addDays, dateAt } from '#app/lib/dates.ts'
import { newId } from '#app/lib/ids.ts'
import { members, settings } from '#db/schema/members.ts'
import { noticeChoices, notices, reminded } from '#db/schema/notices.ts'
import type { NoticeWay } from '#db/schema/words.ts'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { type Actor, canWrite } from '../access/actors.ts'
import { type ActorDb, asGate, type GateDb, readAsActor } from '../access/as-actor.server.ts'
import { memberNow } from '../members/member-now.server.ts'
import { cadenceOf } from '../organisations/rules.ts'
import { momentsOf } from '../timeline/moments.server.ts'
import { clockOf } from './clocks.ts'
import { zonesOfMembers } from './zones.server.ts'

const lateKinds = ['contact-late', 'contact-never'] as const
type Late = { kind: (typeof lateKinds)[number]; recordId: string; dueAt: Date }

/**
 * Looks, for one member whose morning has begun, which organisations of their desks were met longer ago than agreed, and which communities never: as they would see it
 * themselves, so that a talk they may not know of tells them nothing. Answers false when everybody's have been looked at today. Whoever takes a
 * member in hand writes that down first: processes share them, and one for whom it fails keeps nobody waiting and is looked at again tomorrow.
 */
export async function remindOfLateContacts(now: Date): Promise<boolean> {
  const next = await asGate((db) => takeMember(db, now))
  if (!next) return false
  const { actor, day } = next
  const late = canWrite(actor) ? await readAsActor(actor, (db) => lateContacts(db, actor, day, now)) : []
  await asGate((db) => keepLate(db, actor.id, late, now))
  return true
}

async function takeMember(db: GateDb, now: Date): Promise<{ actor: Actor; day: string } | undefined> {
  for (const zone of await zonesOfMembers(db)) {
    const { day } = clockOf(zone, now)
    const waiting = db
      .select({ memberId: members.id, contactsOn: sql`${day}::date`.as('contacts_on'), digestedOn: sql`null::date`.as('digested_on') })
      .from(members)
      .leftJoin(settings, eq(settings.memberId, members.id))
      .leftJoin(reminded, eq(reminded.memberId, members.id))
      .where(
        and(
          isNull(members.disabledAt),
          inArray(members.role, ['officer', 'manager']),
          eq(sql`coalesce(${settings.zone}, '')`, zone),
          or(isNull(reminded.contactsOn), lt(reminded.contactsOn, day)),
        ),
      )
      .limit(1)
      .for('update', { of: members, skipLocked: true })
    const [taken] = await db
      .insert(reminded)
      .select(waiting)
      .onConflictDoUpdate({ target: reminded.memberId, set: { contactsOn: day } })
      .returning({ id: reminded.memberId })
    const found = taken && (await memberNow(db, taken.id))
    if (found) return { actor: found.actor, day }
  }
  return undefined
}

async function lateContacts(db: ActorDb, { deskIds }: Actor, today: string, now: Date): Promise<Late[]> {
  const o = visibleOrganisations
  const ours = await db
    .select({ id: o.id, kind: o.kind, cadenceWeeks: o.cadenceWeeks, createdAt: o.createdAt })
    .from(o)
    .where(and(isNotNull(o.cadenceWeeks), inArray(o.deskId, [...deskIds])))
    .limit(2000)
  const moments = await momentsOf(
    db,
    'organisation',
    ours.map(({ id }) => id),
    now,
  )
  return ours.flatMap(({ id, kind, cadenceWeeks, createdAt }): Late[] => {
    const cadence = cadenceOf(cadenceWeeks, moments.get(id)?.last?.until, today)
    const late = (kind: Late['kind'], on: string) => [{ kind, recordId: id, dueAt: new Date(`${on}T00:00:00Z`) }]
    if (cadence.state === 'late') return late('contact-late', cadence.before)
    if (cadence.state !== 'never' || kind !== 'community') return []
    // Without a first contact the time that was agreed runs from when it was written down.
    const before = addDays(dateAt(createdAt, 'UTC'), cadence.weeks * 7)
    return before < today ? late('contact-never', before) : []
  })
}

async function keepLate(db: GateDb, memberId: string, late: Late[], now: Date): Promise<void> {
  const ofKinds = <Row extends { memberId: AnyPgColumn; kind: AnyPgColumn }>(table: Row) =>
    and(eq(table.memberId, memberId), inArray(table.kind, [...lateKinds]))
  const chosen = await db.select({ kind: noticeChoices.kind, way: noticeChoices.way }).from(noticeChoices).where(ofKinds(noticeChoices))
  const ways = new Map<string, NoticeWay>(chosen.map(({ kind, way }) => [kind, way]))
  const told = late.map((one) => ({ ...one, way: ways.get(one.kind) ?? 'app' })).filter(({ way }) => way !== 'off')
  if (told.length > 0) {
    await db
      .insert(notices)
      .values(told.map((one) => ({ id: newId(), memberId, ...one, madeAt: now })))
      .onConflictDoNothing()
  }
  const known = await db
    .select({ id: notices.id, kind: notices.kind, recordId: notices.recordId, dueAt: notices.dueAt, settledAt: notices.settledAt })
    .from(notices)
    .where(ofKinds(notices))
  const key = (row: { kind: string; recordId: string; dueAt: Date }) => `${row.kind} ${row.recordId} ${row.dueAt.getTime()}`
  const standing = new Set(late.map(key))
  // What is late again, because a talk was called off after all, is the same notice and no new one.
  const idsOf = (settled: boolean) =>
    known.filter((row) => standing.has(key(row)) !== settled && (row.settledAt === null) === settled).map(({ id }) => id)
  for (const settled of [true, false]) {
    const ids = idsOf(settled)
    if (ids.length > 0)
      await db
        .update(notices)
        .set({ settledAt: settled ? now : null })
        .where(inArray(notices.id, ids))
  }
}
