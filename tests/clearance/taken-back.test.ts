import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { takenBackSignOffs } from '#app/domain/clearance/queries.server.ts'
import { cancelEngagement, restoreEngagement } from '#app/domain/engagements/commands.server.ts'
import { placeParticipants } from '#app/domain/engagements/placings.server.ts'
import { postponeEngagement, postponementInput } from '#app/domain/engagements/postponements.server.ts'
import { findVisit } from '#app/domain/visits/queries.server.ts'
import { planShift, shiftVisit } from '#app/domain/visits/shifts.server.ts'
import { newId } from '#app/lib/ids.ts'
import { activity } from '#db/schema/activity.ts'
import { signOffs } from '#db/schema/clearance.ts'
import { askFor, clear } from '#tests/helpers/clearance.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { item, visit } from '../handouts/scene.ts'
import { contact, engagement, makeScene, organisation } from '../timeline/scene.ts'

useDatabase()

const strict = { level: 'confidential' as const }

const standing = (id: string) => asOwner((db) => db.$count(signOffs, and(eq(signOffs.engagementId, id), isNull(signOffs.takenBackAt))))

/** How often a sign-off of the engagement was taken back, and for what. */
const reasons = (id: string) =>
  asOwner(async (db) =>
    (await db.select({ why: signOffs.why }).from(signOffs).where(eq(signOffs.engagementId, id))).flatMap(({ why }) => why ?? []),
  )

/** A talk in a visit, with somebody of theirs and of ours. */
async function aTalk() {
  const scene = await makeScene()
  const { officer } = scene
  const ids = {
    theirs: await contact(officer, { name: 'Liaison' }),
    other: await contact(officer, { name: 'Adviser' }),
    community: await organisation(officer),
    second: await organisation(officer, { name: 'Second community' }),
    visit: await visit(officer),
  }
  const talk = await item(officer, ids.visit, {
    ...strict,
    contactIds: [ids.theirs],
    memberIds: [officer.id],
    organisationIds: [ids.community],
  })
  return { ...scene, ...ids, talk }
}

test('whatever changes people, time, place, visit or level takes a sign-off back, whichever way it is written', async () => {
  const { officer, talk, theirs, other, community, second, visit: inside } = await aTalk()
  const change = (set: SQL) => sql`update engagements set ${set} where id = ${talk}`
  const changes: [SQL, string][] = [
    [change(sql`starts_at = starts_at - interval '1 hour', starts_local = starts_local - interval '1 hour'`), 'time'],
    [change(sql`ends_at = ends_at + interval '1 hour', ends_local = ends_local + interval '1 hour'`), 'time'],
    [change(sql`zone = 'Asia/Damascus'`), 'time'],
    [change(sql`place = 'Room 9'`), 'place'],
    [change(sql`join_link = 'https://other.test/'`), 'place'],
    [change(sql`visit_id = null`), 'visit'],
    [change(sql`visit_id = ${inside}`), 'visit'],
    [change(sql`host_id = ${community}`), 'people'],
    [change(sql`level = 'need-to-know'`), 'level'],
    [sql`insert into participants (id, engagement_id, contact_id, side) values (${newId()}, ${talk}, ${other}, 'theirs')`, 'people'],
    [sql`update participants set organisation_id = ${community} where contact_id = ${other}`, 'people'],
    [sql`update participants set side = 'third' where contact_id = ${other}`, 'people'],
    [sql`delete from participants where contact_id = ${theirs}`, 'people'],
    [sql`insert into engagement_organisations (id, engagement_id, organisation_id) values (${newId()}, ${talk}, ${second})`, 'people'],
    [sql`delete from engagement_organisations where organisation_id = ${community}`, 'people'],
  ]
  for (const [index, [write]] of changes.entries()) {
    await clear(officer, talk)
    await asOwner((db) => db.execute(write))
    expect([index, await standing(talk)]).toEqual([index, 0])
  }
  expect((await reasons(talk)).sort()).toEqual(changes.map(([, why]) => why).sort())
})

test('answers, status, title and purpose leave it standing, and so does a change of another engagement of the visit', async () => {
  const { officer, talk, visit: inside } = await aTalk()
  await clear(officer, talk)
  const neighbour = await item(officer, inside, { title: 'Another' })
  await asActor(officer, (db) => placeParticipants(db, officer, talk, [{ memberId: officer.id, answer: 'declined' }]))
  await asActor(officer, (db) => cancelEngagement(db, officer, talk))
  await asActor(officer, (db) => restoreEngagement(db, officer, talk))
  await asOwner((db) =>
    db.execute(sql`update engagements set title = 'Another title', purpose = 'Other', tier = 'political' where id = ${talk}`),
  )
  await asOwner((db) => db.execute(sql`update engagements set place = 'Elsewhere' where id in (${neighbour}, ${inside})`))
  expect(await standing(talk)).toBe(1)
})

test('a talk that is put off and a visit that is moved lose every sign-off, with who did it', async () => {
  const { officer, coordinator, desk } = await scene()
  await askFor(desk, 'policy', 'security')
  const alone = await engagement(officer, strict)
  const whole = await visit(officer, strict)
  const inside = await item(officer, whole, strict)
  await clear(officer, alone, whole, inside)
  const to = { to: 'new-time', timing: 'timed', zone: 'UTC', startsOn: '2026-03-01', startsTime: '10:00', endsTime: '11:00' }
  await asActor(coordinator, (db) => postponeEngagement(db, coordinator, alone, 1, postponementInput.parse(to)))
  const moved = await asActor(coordinator, async (db) => {
    const found = await findVisit(db, whole)
    if (!found) throw new Error('No visit')
    return shiftVisit(db, coordinator, whole, (await planShift(db, found, '2026-02-16')).state, '2026-02-16')
  })
  expect(moved).toEqual({ ok: true })
  for (const id of [alone, whole, inside]) {
    const history = await asActor(officer, (db) => takenBackSignOffs(db, id))
    expect(
      history.map(({ role, by, takenBackBy, why }) => ({ role, by, takenBackBy, why })).sort((a, b) => (a.role < b.role ? -1 : 1)),
    ).toEqual((['policy', 'security'] as const).map((role) => ({ role, by: officer.name, takenBackBy: coordinator.name, why: 'time' })))
    expect(await deeds(id)).toEqual([
      ['policy', 'time'],
      ['security', 'time'],
    ])
  }
})

async function scene() {
  const all = await makeScene()
  return { ...all, desk: all.officer.deskIds[0] ?? '' }
}

const deeds = async (id: string) => {
  const taken = and(eq(activity.recordId, id), eq(activity.verb, 'taken-back'))
  const rows = await asOwner((db) => db.select({ fields: activity.fields }).from(activity).where(taken).orderBy(sql`fields`))
  return rows.map(({ fields }) => fields)
}

test('nobody takes sign-offs back past the rules, or brings one back', async () => {
  const { officer, stranger, talk } = await aTalk()
  await clear(officer, talk)
  const attempt = (actor: Actor, write: SQL) => asActor(actor, (db) => db.execute(write))
  await expect(attempt(officer, sql`select take_back_sign_offs(${talk}, 'time')`)).rejects.toThrow()
  await expect(attempt(officer, sql`delete from sign_offs where engagement_id = ${talk}`)).rejects.toThrow()
  await expect(attempt(officer, sql`update sign_offs set role = 'security'`)).rejects.toThrow()
  await expect(attempt(officer, sql`select member_id from sign_offs`)).rejects.toThrow()
  await expect(
    attempt(officer, sql`update sign_offs set taken_back_at = now(), taken_back_by = ${officer.id}, why = 'time'`),
  ).rejects.toThrow()
  await attempt(stranger, sql`update sign_offs set taken_back_at = now(), taken_back_by = ${stranger.id}, why = 'by-hand'`)
  expect(await standing(talk)).toBe(1)
  await attempt(officer, sql`update sign_offs set taken_back_at = now(), taken_back_by = ${officer.id}, why = 'by-hand'`)
  expect(await standing(talk)).toBe(0)
  await attempt(officer, sql`update sign_offs set taken_back_at = null, taken_back_by = null, why = null`)
  expect(await standing(talk)).toBe(0)
})
