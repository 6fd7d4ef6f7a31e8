import { and, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { members, settings } from '#db/schema/members.ts'
import { noticeChoices, notices, reminded } from '#db/schema/notices.ts'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { type Actor, canWrite } from '../access/actors.ts'
import { type ActorDb, asGate, type GateDb, readAsActor } from '../access/as-actor.server.ts'
import { memberNow } from '../members/member-now.server.ts'
import { cadenceOf } from '../organisations/rules.ts'
import { momentsOf } from '../timeline/moments.server.ts'
import { clockOf } from './clocks.ts'
import { zonesOfMembers } from './zones.server.ts'

type Late = { recordId: string; dueAt: Date }

/**
 * Looks, for one member whose morning has begun, which organisations of their desks were met longer ago than agreed: as they would see it
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
    .select({ id: o.id, cadenceWeeks: o.cadenceWeeks })
    .from(o)
    .where(and(isNotNull(o.cadenceWeeks), inArray(o.deskId, [...deskIds])))
    .limit(2000)
  const moments = await momentsOf(
    db,
    'organisation',
    ours.map(({ id }) => id),
    now,
  )
  return ours.flatMap(({ id, cadenceWeeks }) => {
    const cadence = cadenceOf(cadenceWeeks, moments.get(id)?.last?.until, today)
    return cadence.state === 'late' ? [{ recordId: id, dueAt: new Date(`${cadence.before}T00:00:00Z`) }] : []
  })
}

async function keepLate(db: GateDb, memberId: string, late: Late[], now: Date): Promise<void> {
  const ofKind = { memberId, kind: 'contact-late' as const }
  const [choice] = await db
    .select({ way: noticeChoices.way })
    .from(noticeChoices)
    .where(and(eq(noticeChoices.memberId, memberId), eq(noticeChoices.kind, ofKind.kind)))
  const way = choice?.way ?? 'app'
  if (late.length > 0 && way !== 'off') {
    await db
      .insert(notices)
      .values(late.map((one) => ({ id: newId(), ...ofKind, ...one, way, madeAt: now })))
      .onConflictDoNothing()
  }
  const known = await db
    .select({ id: notices.id, recordId: notices.recordId, dueAt: notices.dueAt, settledAt: notices.settledAt })
    .from(notices)
    .where(and(eq(notices.memberId, memberId), eq(notices.kind, ofKind.kind)))
  const stands = (row: Late) => late.some((one) => one.recordId === row.recordId && one.dueAt.getTime() === row.dueAt.getTime())
  // What is late again, because a talk was called off after all, is the same notice and no new one.
  const idsOf = (settled: boolean) =>
    known.filter((row) => stands(row) !== settled && (row.settledAt === null) === settled).map(({ id }) => id)
  for (const settled of [true, false]) {
    const ids = idsOf(settled)
    if (ids.length > 0)
      await db
        .update(notices)
        .set({ settledAt: settled ? now : null })
        .where(inArray(notices.id, ids))
  }
}
