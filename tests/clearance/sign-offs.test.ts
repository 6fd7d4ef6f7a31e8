import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { signOff, takeBackSignOff } from '#app/domain/clearance/commands.server.ts'
import { clearanceOf, rolesOf, waitingForSignOff } from '#app/domain/clearance/queries.server.ts'
import { setAskedSignOffs, setSignOffRoles } from '#app/domain/clearance/roles.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { timelineOf } from '#app/domain/timeline/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { activity } from '#db/schema/activity.ts'
import { memberSignOffRoles, signOffs } from '#db/schema/clearance.ts'
import { engagements } from '#db/schema/engagements.ts'
import { desks } from '#db/schema/members.ts'
import type { SignOffRole } from '#db/schema/words.ts'
import { visibleMissingSignOffs } from '#db/visible/clearance.ts'
import { askFor, clear, giveRoles } from '#tests/helpers/clearance.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { engagement, makeScene, now, organisation, zone } from '../timeline/scene.ts'

useDatabase()

const strict = { level: 'confidential' as const }

/** Signs off what the actor sees at this moment, or what they saw at another. */
const sign = (actor: Actor, id: string, role: SignOffRole, seen?: Date) =>
  asActor(actor, async (db) => {
    const read = seen ?? (await findEngagement(db, id))?.renderedAt ?? new Date()
    return signOff(db, actor, id, { role, seen: read })
  })

const takeBack = (actor: Actor, id: string, role: SignOffRole) => asActor(actor, (db) => takeBackSignOff(db, actor, id, role))
const missing = async (actor: Actor, id: string) => (await asActor(actor, (db) => clearanceOf(db, id))).missing
const count = () => asOwner((db) => db.$count(signOffs))
const refused = (reason: string) => ({ ok: false, reason })

test('an engagement above internal is cleared once each role its desk asks for has signed, and each is written down', async () => {
  const { officer, manager, viewer } = await makeScene()
  await askFor(officer.deskIds[0] ?? '', 'protocol', 'policy')
  await giveRoles(officer, 'policy')
  await giveRoles(manager, 'protocol')
  const id = await engagement(officer, strict)
  const open = await engagement(officer)
  expect([await missing(officer, id), await missing(officer, open)]).toEqual([['policy', 'protocol'], []])
  expect(await sign(officer, id, 'policy')).toEqual({ ok: true })
  expect(await missing(officer, id)).toEqual(['protocol'])
  expect(await sign(manager, id, 'protocol')).toEqual({ ok: true })
  const { missing: none, standing } = await asActor(officer, (db) => clearanceOf(db, id))
  expect([none, standing.map(({ role, by }) => [role, by])]).toEqual([
    [],
    [
      ['policy', 'Policy officer'],
      ['protocol', 'Manager'],
    ],
  ])
  expect((await asActor(viewer, (db) => clearanceOf(db, id))).standing).toEqual([])
  const deeds = await asOwner((db) =>
    db.select({ memberId: activity.memberId, fields: activity.fields }).from(activity).where(eq(activity.verb, 'signed-off')),
  )
  expect(deeds).toEqual(
    expect.arrayContaining([
      { memberId: officer.id, fields: ['policy'] },
      { memberId: manager.id, fields: ['protocol'] },
    ]),
  )
})

test('the timeline says of what is above internal what it still needs, and who signed off', async () => {
  const { officer, viewer } = await makeScene()
  const organisationId = await organisation(officer)
  await askFor(officer.deskIds[0] ?? '', 'policy', 'protocol')
  await giveRoles(officer, 'policy')
  await engagement(officer, { title: 'Open', organisationIds: [organisationId] })
  await sign(officer, await engagement(officer, { ...strict, title: 'Strict', organisationIds: [organisationId] }), 'policy')
  const told = async (actor: Actor) =>
    (await asActor(actor, (db) => timelineOf(db, { organisationId }, { zone, now: now.toISOString() }))).entries.flatMap((entry) =>
      entry.kind === 'engagement'
        ? [[entry.title, entry.clearance && { ...entry.clearance, standing: entry.clearance.standing.map(({ by }) => by) }]]
        : [],
    )
  expect((await told(officer)).sort()).toEqual([
    ['Open', null],
    ['Strict', { missing: ['protocol'], standing: ['Policy officer'] }],
  ])
  expect(await told(viewer)).toEqual([['Open', null]])
})

test('nobody signs off without the role, what they may not see, what needs no sign-off, or twice', async () => {
  const { officer, coordinator, stranger, administrator } = await makeScene()
  await giveRoles(officer, 'policy', 'security')
  await giveRoles(coordinator, 'security')
  await giveRoles(stranger, 'policy')
  await giveRoles(administrator, 'policy')
  const [id, open, hidden] = [
    await engagement(officer, strict),
    await engagement(officer),
    await engagement(coordinator, { level: 'need-to-know' }),
  ]
  expect([
    await sign(coordinator, id, 'policy'),
    await sign(stranger, id, 'policy'),
    await sign(administrator, id, 'policy'),
    await sign(officer, hidden, 'policy'),
    await sign(officer, open, 'policy'),
    await sign(officer, id, 'security'),
    await sign(officer, newId(), 'policy'),
  ]).toEqual(['not-yours', 'not-found', 'not-found', 'not-found', 'not-asked', 'not-asked', 'not-found'].map(refused))
  expect(await count()).toBe(0)
  expect([await sign(officer, id, 'policy'), await sign(officer, id, 'policy'), await count()]).toEqual([
    { ok: true },
    refused('not-asked'),
    1,
  ])
})

test('the database itself refuses a sign-off without role, in another’s name, or of what is hidden', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  await giveRoles(officer, 'policy')
  await giveRoles(stranger, 'policy')
  const id = await engagement(officer, strict)
  const [row] = await asOwner((db) => db.select({ signedFor: engagements.renderedAt }).from(engagements).where(eq(engagements.id, id)))
  const signedFor = row?.signedFor ?? new Date()
  const write = (actor: Actor, wish: { memberId?: string; role?: SignOffRole } = {}) =>
    asActor(actor, (db) => db.insert(signOffs).values({ engagementId: id, role: 'policy', memberId: actor.id, signedFor, ...wish }))
  for (const attempt of [
    () => write(coordinator),
    () => write(officer, { role: 'security' }),
    () => write(coordinator, { memberId: officer.id }),
    () => write(officer, { memberId: coordinator.id }),
    () => write(stranger),
  ]) {
    await expect(attempt()).rejects.toThrow()
  }
  expect(await count()).toBe(0)
  await write(officer)
  await expect(write(officer), 'a second that stands').rejects.toThrow()
  expect(await count()).toBe(1)
})

test('what changed since it was read is not signed off, also when only the people changed', async () => {
  const { officer, coordinator } = await makeScene()
  await giveRoles(officer, 'policy')
  const id = await engagement(officer, strict)
  const seen = (await asActor(officer, (db) => findEngagement(db, id)))?.renderedAt
  await asOwner((db) =>
    db.execute(`insert into participants (id, engagement_id, member_id, side) values ('${newId()}', '${id}', '${coordinator.id}', 'ours')`),
  )
  expect(await sign(officer, id, 'policy', seen)).toEqual(refused('changed-meanwhile'))
  expect([await count(), await missing(officer, id)]).toEqual([0, ['policy']])
  expect(await sign(officer, id, 'policy')).toEqual({ ok: true })
})

test('a sign-off is taken back by who may give it or writes the engagement, and by nobody else', async () => {
  const { officer, coordinator, manager, stranger, viewer } = await makeScene()
  await giveRoles(manager, 'policy')
  await giveRoles(viewer, 'security')
  const id = await engagement(officer, strict)
  const open = await engagement(officer)
  const give = () => clear(officer, id)
  await give()
  expect(await takeBack(stranger, id, 'policy')).toEqual(refused('not-found'))
  expect(await missing(officer, id)).toEqual([])
  for (const actor of [manager, coordinator]) {
    expect([await takeBack(actor, id, 'policy'), await missing(officer, id)]).toEqual([{ ok: true }, ['policy']])
    expect(await takeBack(actor, id, 'policy')).toEqual({ ok: true })
    await give()
  }
  await asOwner((db) => db.delete(memberSignOffRoles).where(eq(memberSignOffRoles.memberId, manager.id)))
  expect([await takeBack(manager, id, 'policy'), await missing(officer, id)]).toEqual([refused('not-yours'), []])
  expect(await takeBack(viewer, open, 'policy')).toEqual({ ok: true })
})

test('what waits for a member is what they see, may sign and is still to come', async () => {
  const { officer, stranger, manager, viewer } = await makeScene()
  const now = new Date('2026-02-05T08:12:00Z')
  await giveRoles(officer, 'policy')
  await giveRoles(manager, 'policy', 'security')
  await giveRoles(stranger, 'policy')
  await askFor(officer.deskIds[0] ?? '', 'policy', 'security')
  const coming = { ...strict, startsOn: '2026-02-10' }
  const [first, signed] = [
    await engagement(officer, { ...coming, title: 'First' }),
    await engagement(officer, { ...coming, title: 'Signed' }),
  ]
  await engagement(officer, { ...coming, level: 'need-to-know', title: 'Need' })
  await engagement(officer, { ...strict, title: 'Past' })
  await engagement(officer, { startsOn: '2026-02-10', title: 'Internal' })
  await sign(officer, signed, 'policy')
  const waits = async (actor: Actor) => {
    const { total, rows } = await asActor(actor, (db) => waitingForSignOff(db, actor, now))
    return [total, ...rows.map(({ title, missing }) => `${title}: ${missing}`).sort()]
  }
  expect(await waits(officer)).toEqual([2, 'First: policy', 'Need: policy'])
  expect(await waits(manager)).toEqual([2, 'First: policy,security', 'Signed: security'])
  expect([await waits(stranger), await waits(viewer)]).toEqual([[0], [0]])
  await asOwner((db) => db.update(engagements).set({ status: 'cancelled', statusBefore: 'confirmed' }).where(eq(engagements.id, first)))
  expect((await waits(officer))[0]).toBe(1)
})

test('administrators alone say who signs off and what a desk asks for: at least one, from then on', async () => {
  const { officer, administrator, manager } = await makeScene()
  const deskId = officer.deskIds[0] ?? ''
  await giveRoles(officer, 'policy')
  const id = await engagement(officer, strict)
  await sign(officer, id, 'policy')
  const ask = (actor: Actor, roles: SignOffRole[], version = 1) =>
    asActor(actor, (db) => setAskedSignOffs(db, actor, deskId, { roles, version }))
  expect([await ask(administrator, []), await ask(administrator, ['policy'], 7), await ask(manager, ['security'])]).toEqual(
    ['none', 'changed-meanwhile', 'not-found'].map(refused),
  )
  await expect(asOwner((db) => db.update(desks).set({ asksSignOffs: [] }))).rejects.toThrow()
  expect(await missing(officer, id)).toEqual([])
  expect([await ask(administrator, ['security', 'policy']), await missing(officer, id)]).toEqual([{ ok: true }, ['security']])

  const roles = (actor: Actor, wanted: SignOffRole[]) => asActor(actor, (db) => setSignOffRoles(db, actor, manager.id, wanted))
  const held = () => asActor(administrator, (db) => rolesOf(db, manager))
  await expect(roles(manager, ['policy'])).rejects.toThrow()
  expect(await held()).toEqual([])
  expect([await roles(administrator, ['protocol', 'policy']), await held()]).toEqual([{ ok: true }, ['policy', 'protocol']])
  await roles(manager, []).catch(() => {})
  expect(await held()).toEqual(['policy', 'protocol'])
  expect([await roles(administrator, ['protocol']), await held()]).toEqual([{ ok: true }, ['protocol']])
})

test('what is missing is told of visible engagements alone', async () => {
  const { officer, stranger, manager } = await makeScene()
  await engagement(officer, strict)
  await engagement(officer, { level: 'need-to-know' })
  const all = (actor: Actor) => asActor(actor, (db) => db.$count(visibleMissingSignOffs))
  expect([await all(officer), await all(manager), await all(stranger)]).toEqual([2, 1, 0])
})
