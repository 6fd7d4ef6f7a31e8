import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor, asGate, type GateDb } from '#app/domain/access/as-actor.server.ts'
import { kept, type Places } from '#app/domain/access/kept.server.ts'
import { planOnce } from '#app/domain/access/plans.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { contact, makeScene } from '#tests/timeline/scene.ts'

useDatabase()

const asked = async (db: ActorDb | GateDb) => {
  const rows = await db.select({ name: sql<string>`name` }).from(sql`visible_contacts`).where(sql`name <> ${'Nobody'}`).orderBy(sql`name`)
  return rows.map(({ name }) => name)
}

test('a question that is kept planned is answered anew by the rights of whoever asks it, and refused to those without any', async () => {
  const { coordinator, viewer } = await makeScene()
  await contact(coordinator, { name: 'Known' })
  await contact(coordinator, { name: 'Quiet', level: 'confidential' })
  const asActorOften = async (actor: Actor) => {
    const answers = []
    // PostgreSQL keeps one plan for all values from the sixth time on.
    for (let turn = 0; turn < 8; turn += 1) answers.push((await asActor(actor, asked)).join())
    return [...new Set(answers)]
  }
  expect([await asActorOften(coordinator), await asActorOften(viewer), await asActorOften(coordinator)]).toEqual([
    ['Known,Quiet'],
    ['Known'],
    ['Known,Quiet'],
  ])
  const planned = (actor: Actor) =>
    asActor(actor, async (db) => {
      planOnce(db)
      return asked(db)
    })
  expect([await planned(coordinator), await planned(viewer)]).toEqual([['Known', 'Quiet'], ['Known']])
  await expect(asGate(asked)).rejects.toMatchObject({ cause: { message: 'permission denied for view visible_contacts' } })
})

test('a question put into words once is answered with the values and by the rights of whoever asks, and not from the transaction that asked first', async () => {
  const { coordinator, viewer } = await makeScene()
  await contact(coordinator, { name: 'Known' })
  await contact(coordinator, { name: 'Quiet', level: 'confidential' })
  const names = kept((db, { besides }: Places<'besides'>) =>
    db.select({ name: sql<string>`name` }).from(sql`visible_contacts`).where(sql`name <> ${besides}`).orderBy(sql`name`),
  )
  const askedBy = (actor: Actor, besides: string) => asActor(actor, async (db) => (await names(db, { besides })).map(({ name }) => name))
  await expect(asActor(coordinator, async (db) => Promise.reject(await names(db, { besides: '' })))).rejects.toHaveLength(2)
  expect(
    await Promise.all([askedBy(viewer, ''), askedBy(coordinator, ''), askedBy(coordinator, 'Known'), askedBy(viewer, 'Known')]),
  ).toEqual([['Known'], ['Known', 'Quiet'], ['Quiet'], []])
})
