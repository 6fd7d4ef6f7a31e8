import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeMember, disableMember } from '#app/domain/members/commands.server.ts'
import { findMember } from '#app/domain/members/queries.server.ts'
import { getDatabase, setDatabase } from '#db/client.server.ts'
import { openDatabase } from '#db/open.ts'
import { members } from '#db/schema/members.ts'
import { start } from '#tests/helpers/accounts.ts'
import { asOwner } from '#tests/helpers/database.ts'
import { makeMember } from '#tests/helpers/people.ts'
import { startPostgres, type TestPostgres } from '#tests/helpers/postgres.ts'

let server: TestPostgres

beforeAll(async () => {
  server = await startPostgres({ fsync: false })
  const database = await openDatabase({ databaseUrl: server.url })
  await database.migrate()
  setDatabase(database)
})

afterAll(async () => {
  await getDatabase().close()
  await server.stop()
})

const demote = (actor: Actor, other: Actor) =>
  asActor(actor, async (db) => {
    const member = await findMember(db, other.id)
    if (!member) throw new Error('No such member')
    const { name, email, version } = member
    return changeMember(db, actor, other.id, { name, email, role: 'viewer', deskIds: [], version })
  })

const disable = (actor: Actor, other: Actor) => asActor(actor, (db) => disableMember(db, actor, other.id, start))

test('of two administrators who remove each other at the same moment one stays, two hundred times', async () => {
  const [one, other] = [
    await makeMember({ name: 'One', role: 'administrator' }),
    await makeMember({ name: 'Other', role: 'administrator' }),
  ]
  const left = () => asOwner((db) => db.$count(members, and(eq(members.role, 'administrator'), isNull(members.disabledAt))))
  const rounds: string[] = []
  for (let round = 0; round < 200; round += 1) {
    await asOwner((db) => db.update(members).set({ role: 'administrator', disabledAt: null }))
    const [first, second] = round % 2 ? [demote, disable] : [demote, demote]
    const outcomes = await Promise.all([first(one, other), second(other, one)])
    rounds.push(`${outcomes.filter((outcome) => outcome.ok).length} done, ${await left()} left`)
  }
  expect([...new Set(rounds)]).toEqual(['1 done, 1 left'])
})
