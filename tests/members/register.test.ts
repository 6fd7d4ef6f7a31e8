import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addMember, changeMember, disableMember, enableMember } from '#app/domain/members/commands.server.ts'
import { addDesk, findDesk, renameDesk } from '#app/domain/members/desks.server.ts'
import { type DeskChange, deskChange, memberChange, newMember } from '#app/domain/members/input.ts'
import { findMember, listDesks, listMembers } from '#app/domain/members/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { rowsPerPage } from '#app/lib/paging.ts'
import { activity } from '#db/schema/activity.ts'
import { deskMembers, desks, members } from '#db/schema/members.ts'
import { start } from '#tests/helpers/accounts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { addressOf, makeDesk, makeMember } from '#tests/helpers/people.ts'

useDatabase()

const makeAdministrator = () => makeMember({ name: 'Administrator', role: 'administrator' })

const deeds = () =>
  asOwner((db) => db.select({ verb: activity.verb, noun: activity.noun, fields: activity.fields }).from(activity).orderBy(asc(activity.id)))

/** Everything a refusal must leave as it was. */
const register = () =>
  asOwner(async (db) => [
    await db.select().from(members),
    await db.select().from(desks),
    await db.select().from(deskMembers),
    await db.select().from(activity),
  ])

const roleOf = async (actor: Actor) => {
  const [row] = await asOwner((db) => db.select().from(members).where(eq(members.id, actor.id)))
  return row && { role: row.role, disabled: row.disabledAt !== null }
}

test('an administrator adds a member to desks, who cannot sign in yet', async () => {
  const administrator = await makeAdministrator()
  const desk = await makeDesk('MENA')
  const input = newMember.parse({ name: ' Ilse ', email: ' Ilse@Ministry.TEST', role: 'officer', deskIds: [desk.id] })
  const added = await asActor(administrator, (db) => addMember(db, administrator, input))
  const id = added.ok ? added.id : ''
  expect(await asActor(administrator, (db) => findMember(db, id))).toEqual({
    id,
    name: 'Ilse',
    email: 'ilse@ministry.test',
    role: 'officer',
    demo: false,
    disabledAt: null,
    version: 1,
    desks: [desk],
  })
  const [row] = await asOwner((db) => db.select().from(members).where(eq(members.id, id)))
  expect(row?.passwordHash).toBe(null)
  expect(await deeds()).toEqual([{ verb: 'created', noun: 'member', fields: [] }])
})

test('an email address belongs to one member, whatever its capitals', async () => {
  const administrator = await makeAdministrator()
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  const before = await register()
  const input = newMember.parse({ name: 'Other', email: 'OFFICER@ministry.test', role: 'viewer' })
  const change = memberChange.parse({ name: 'Officer', email: addressOf('Administrator'), role: 'officer', version: 1 })
  expect([
    await asActor(administrator, (db) => addMember(db, administrator, input)),
    await asActor(administrator, (db) => changeMember(db, administrator, officer.id, change)),
  ]).toEqual([
    { ok: false, reason: 'email-taken' },
    { ok: false, reason: 'email-taken' },
  ])
  expect(await register()).toEqual(before)
})

test('a change of name, role and desks is written down by the names of the fields', async () => {
  const administrator = await makeAdministrator()
  const [mena, africa] = [await makeDesk('MENA'), await makeDesk('Africa')]
  const officer = await makeMember({ name: 'Officer', role: 'officer', desks: [mena] })
  const change = { name: 'Ilse', email: addressOf('Officer'), role: 'manager', deskIds: [africa.id, africa.id], version: 1 } as const
  const changed = await asActor(administrator, (db) =>
    changeMember(db, administrator, officer.id, { ...change, deskIds: [...change.deskIds] }),
  )
  expect(changed).toEqual({ ok: true })
  const { name, role, desks: own, version } = (await asActor(administrator, (db) => findMember(db, officer.id))) ?? {}
  expect({ name, role, own, version }).toEqual({ name: 'Ilse', role: 'manager', own: [africa], version: 2 })
  expect(await deeds()).toEqual([{ verb: 'changed', noun: 'member', fields: ['name', 'role', 'desks'] }])
})

test('a member changed meanwhile is not written over, and unknown members and desks are refused', async () => {
  const administrator = await makeAdministrator()
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  const before = await register()
  const change = { name: 'Ilse', email: addressOf('Officer'), role: 'officer', deskIds: [], version: 1 } as const
  const attempt = (id: string, over: { version?: number; deskIds?: string[] }) =>
    asActor(administrator, (db) => changeMember(db, administrator, id, { ...change, deskIds: [], ...over }))
  expect([
    await attempt(officer.id, { version: 7 }),
    await attempt(newId(), {}),
    await attempt(officer.id, { deskIds: [newId()] }),
    await asActor(administrator, (db) => disableMember(db, administrator, newId(), start)),
  ]).toEqual([
    { ok: false, reason: 'changed-meanwhile' },
    { ok: false, reason: 'not-found' },
    { ok: false, reason: 'unknown-desk' },
    { ok: false, reason: 'not-found' },
  ])
  expect(await register()).toEqual(before)
})

test('nobody but an administrator writes in the register: the database refuses', async () => {
  await makeAdministrator()
  const desk = await makeDesk('MENA')
  const manager = await makeMember({ name: 'Manager', role: 'manager', desks: [desk] })
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  const before = await register()
  const input = { name: 'Other', email: 'other@ministry.test', role: 'administrator', deskIds: [] } as const
  const change = { ...input, email: addressOf('Manager'), deskIds: [], version: 1 }
  await expect(asActor(manager, (db) => addMember(db, manager, { ...input, deskIds: [] }))).rejects.toThrow()
  await expect(asActor(manager, (db) => addDesk(db, manager, { name: 'Africa' }))).rejects.toThrow()
  expect([
    await asActor(manager, (db) => changeMember(db, manager, manager.id, change)),
    await asActor(manager, (db) => disableMember(db, manager, officer.id, start)),
    await asActor(manager, (db) => renameDesk(db, manager, desk.id, { name: 'Africa', version: 1 })),
  ]).toEqual(Array(3).fill({ ok: false, reason: 'not-found' }))
  expect(await register()).toEqual(before)
})

test('the last administrator who has access stays one', async () => {
  const administrator = await makeAdministrator()
  const former = await makeMember({ name: 'Former', role: 'administrator' })
  await asActor(administrator, (db) => disableMember(db, administrator, former.id, start))
  const before = await register()
  const change = { name: 'Administrator', email: addressOf('Administrator'), role: 'viewer', deskIds: [], version: 1 } as const
  const last = { ok: false, reason: 'last-administrator' }
  expect([
    await asActor(administrator, (db) => changeMember(db, administrator, administrator.id, { ...change, deskIds: [] })),
    await asActor(administrator, (db) => disableMember(db, administrator, administrator.id, start)),
  ]).toEqual([last, last])
  expect(await register()).toEqual(before)

  await asActor(administrator, (db) => enableMember(db, administrator, former.id))
  expect(await asActor(administrator, (db) => disableMember(db, administrator, administrator.id, start))).toEqual({ ok: true })
  expect(await roleOf(administrator)).toEqual({ role: 'administrator', disabled: true })
})

test('access is taken and given back once, and each time written down', async () => {
  const administrator = await makeAdministrator()
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  for (let twice = 0; twice < 2; twice += 1) await asActor(administrator, (db) => disableMember(db, administrator, officer.id, start))
  expect(await roleOf(officer)).toEqual({ role: 'officer', disabled: true })
  for (let twice = 0; twice < 2; twice += 1) await asActor(administrator, (db) => enableMember(db, administrator, officer.id))
  expect(await roleOf(officer)).toEqual({ role: 'officer', disabled: false })
  expect(await deeds()).toEqual([
    { verb: 'disabled', noun: 'member', fields: [] },
    { verb: 'enabled', noun: 'member', fields: [] },
  ])
})

test('members are listed by name, fifty a page, the disabled ones last', async () => {
  const administrator = await makeAdministrator()
  const former = await makeMember({ name: 'A. Former', role: 'viewer' })
  await asActor(administrator, (db) => disableMember(db, administrator, former.id, start))
  const many = Array.from({ length: rowsPerPage }, (_, at) => ({
    name: `Viewer ${at + 100}`,
    email: `viewer${at}@ministry.test`,
    role: 'viewer' as const,
  }))
  await asOwner((db) => db.insert(members).values(many))
  const names = async (page: number) => {
    const { rows, total } = await asActor(administrator, (db) => listMembers(db, page))
    return [total, rows.length, rows[0]?.name, rows.at(-1)?.name]
  }
  expect(await names(1)).toEqual([52, 50, 'Administrator', 'Viewer 148'])
  expect(await names(2)).toEqual([52, 2, 'Viewer 149', 'A. Former'])
})

test('desks are added and renamed under names of their own, and count members with access', async () => {
  const administrator = await makeAdministrator()
  const mena = await makeDesk('MENA')
  await makeMember({ name: 'Officer', role: 'officer', desks: [mena] })
  const former = await makeMember({ name: 'Former', role: 'officer', desks: [mena] })
  await asActor(administrator, (db) => disableMember(db, administrator, former.id, start))
  const added = await asActor(administrator, (db) => addDesk(db, administrator, { name: 'Africa' }))
  const rename = (name: string, version: number) =>
    asActor(administrator, (db) => renameDesk(db, administrator, mena.id, { name, version }))
  expect([
    await asActor(administrator, (db) => addDesk(db, administrator, { name: 'MENA' })),
    await rename('Africa', 1),
    await rename('Middle East', 2),
    await rename('Middle East', 1),
  ]).toEqual([
    { ok: false, reason: 'name-taken' },
    { ok: false, reason: 'name-taken' },
    { ok: false, reason: 'changed-meanwhile' },
    { ok: true },
  ])
  expect(await asActor(administrator, (db) => listDesks(db))).toEqual([
    { id: added.ok ? added.id : '', name: 'Africa', version: 1, members: 0 },
    { id: mena.id, name: 'Middle East', version: 2, members: 1 },
  ])
})

test('a name with a line break, a role that is none and an address that is none are named by field', () => {
  const problems = (input: Record<string, unknown>) =>
    newMember.safeParse(input).error?.issues.map((issue) => [issue.path.join('.'), issue.message])
  expect(problems({ name: 'سمير\nحداد', email: 'someone', role: 'owner', deskIds: ['1'] })).toEqual([
    ['name', 'errors.oneLine'],
    ['email', 'errors.notAnAddress'],
    ['role', 'errors.unknownChoice'],
    ['deskIds.0', 'errors.unknownChoice'],
  ])
  expect(problems({})).toEqual([
    ['name', 'errors.required'],
    ['email', 'errors.required'],
    ['role', 'errors.unknownChoice'],
  ])
})

test('the days on which a desk wants its briefs and read-outs are kept, and stay when a form says nothing of them', async () => {
  const administrator = await makeAdministrator()
  const desk = await makeDesk('MENA')
  const change = (input: Partial<DeskChange>, version: number) =>
    asActor(administrator, (db) => renameDesk(db, administrator, desk.id, { name: 'MENA', version, ...input }))
  expect(await change({ briefDaysBefore: 3, readOutDaysAfter: 0 }, 1)).toEqual({ ok: true })
  expect(await change({ name: 'Middle East' }, 2)).toEqual({ ok: true })
  const kept = await asActor(administrator, (db) => findDesk(db, desk.id))
  expect(kept).toMatchObject({ name: 'Middle East', briefDaysBefore: 3, readOutDaysAfter: 0 })
  expect(deskChange.safeParse({ name: 'MENA', version: 1, briefDaysBefore: '31' }).success).toBe(false)
})
