import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { markAllRead, markRead } from '#app/domain/notices/commands.server.ts'
import { countUnread, noticesPage } from '#app/domain/notices/queries.server.ts'
import { deskMembers } from '#db/schema/members.ts'
import { notices } from '#db/schema/notices.ts'
import { participants } from '#db/schema/participants.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { engagement, followUp, makeScene } from '../timeline/scene.ts'
import { at, inbox, now, remindAll } from './scene.ts'

useDatabase()

const tomorrow = { timing: 'timed', startsOn: '2026-02-06', startsTime: '10:00', endsTime: '11:00' } as const
const idsOf = () => asOwner((db) => db.select({ id: notices.id }).from(notices))

test('what is read stands below what is not, and can be marked as unread again', async () => {
  const { officer, coordinator } = await makeScene()
  await followUp(officer, 'First', { dueOn: '2026-02-06' })
  await remindAll(at('2026-02-05T07:00:00Z'))
  await followUp(officer, 'Second', { dueOn: '2026-02-06' })
  await remindAll()
  expect(await inbox(officer)).toEqual(['follow-up-due: Second', 'follow-up-due: First'])
  const { rows } = await asActor(officer, (db) => noticesPage(db, 1, now))
  const id = rows[0]?.id ?? ''
  expect(await asActor(coordinator, (db) => markRead(db, id, now))).toBe(false)
  expect(await asActor(officer, (db) => markRead(db, id, now))).toBe(true)
  expect(await inbox(officer)).toEqual(['follow-up-due: First', 'follow-up-due: Second (read)'])
  await asActor(officer, (db) => markRead(db, id, null))
  expect(await asActor(officer, (db) => countUnread(db, now))).toBe(2)
})

test('all are marked as read but those that came up since the page was drawn, and only one’s own', async () => {
  const { officer, coordinator } = await makeScene()
  await followUp(officer, 'Seen', { dueOn: '2026-02-06' })
  await followUp(coordinator, 'Theirs', { dueOn: '2026-02-06' })
  await remindAll(at('2026-02-05T07:00:00Z'))
  await followUp(officer, 'Not seen', { dueOn: '2026-02-06' })
  await remindAll()
  await asActor(officer, (db) => markAllRead(db, at('2026-02-05T07:30:00Z'), now))
  expect([await inbox(officer), await inbox(coordinator)]).toEqual([
    ['follow-up-due: Not seen', 'follow-up-due: Seen (read)'],
    ['follow-up-due: Theirs'],
  ])
})

test('a notice of what its reader may no longer see does not exist: not in the list, not in the count, not to be marked', async () => {
  const { officer, viewer } = await makeScene()
  const id = await engagement(officer, { title: 'Secret talk', level: 'need-to-know', ...tomorrow, memberIds: [viewer.id] })
  await remindAll()
  expect(await inbox(viewer)).toEqual(['engagement-tomorrow: Secret talk'])
  await asOwner((db) => db.delete(participants).where(eq(participants.engagementId, id)))
  const [notice] = await idsOf()
  expect(await inbox(viewer)).toEqual([])
  expect(await asActor(viewer, (db) => markRead(db, notice?.id ?? '', now))).toBe(false)
})

test('who leaves a desk hears no more of what is confidential to it', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await engagement(officer, { title: 'Held place', level: 'confidential', ...tomorrow, startsOn: '2026-03-01' })
  await asOwner((db) => db.execute(`update engagements set slot = 'hold', hold_until = '2026-02-06T12:00:00Z' where id = '${id}'`))
  await remindAll()
  expect(await inbox(coordinator)).toEqual(['hold-ends: Held place'])
  await asOwner((db) => db.delete(deskMembers).where(eq(deskMembers.memberId, coordinator.id)))
  expect(await inbox({ ...coordinator, deskIds: [] })).toEqual([])
})

test('nobody reads, makes, moves or deletes notices past the view, or has them made', async () => {
  const { officer, coordinator } = await makeScene()
  await followUp(officer, 'Mine', { dueOn: '2026-02-06' })
  await remindAll()
  const refused = (statement: string, actor = officer) =>
    expect(
      asActor(actor, (db) => db.execute(statement)),
      statement,
    ).rejects.toThrow()
  await refused('select kind from notices')
  await refused(`insert into notices (id, member_id, kind, record_id, due_at) select id, member_id, 'hold-ends', id, now() from notices`)
  await refused(`update notices set kind = 'hold-ends'`)
  await refused('delete from notices')
  await refused(`select * from make_notices(now(), '[]')`)
  await asActor(coordinator, (db) => db.update(notices).set({ readAt: now }))
  expect(await inbox(officer)).toEqual(['follow-up-due: Mine'])
})

test('more than ninety-nine unread are counted as a hundred', async () => {
  const { officer } = await makeScene()
  await asOwner((db) =>
    db.execute(`insert into follow_ups (id, desk_id, owner_id, title, due_on)
      select gen_random_uuid(), '${officer.deskIds[0]}', '${officer.id}', 'Paper ' || n, date '2026-02-05' from generate_series(1, 140) n`),
  )
  await remindAll()
  const found = await asActor(officer, async (db) => ({ ...(await noticesPage(db, 3, now)), counted: await countUnread(db, now) }))
  expect([found.rows.length, found.total, found.unread, found.counted]).toEqual([40, 140, 140, 100])
})
