import { asc, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { desks } from '#db/schema/members.ts'
import { visibleTemplates } from '#db/visible/templates.ts'
import { type Actor, canWrite } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

const v = visibleTemplates
const most = 200

const select = (db: ActorDb) =>
  db
    .select({
      id: v.id,
      ownerId: v.ownerId,
      deskId: v.deskId,
      desk: desks.name,
      level: v.level,
      source: v.source,
      name: v.name,
      title: v.title,
      kind: v.kind,
      minutes: v.minutes,
      zone: v.zone,
      place: v.place,
      organisationIds: v.organisationIds,
      memberIds: v.memberIds,
      topicIds: v.topicIds,
      brief: v.brief,
      followUps: v.followUps,
      readOutDays: v.readOutDays,
      changedAt: v.changedAt,
      version: v.version,
    })
    .from(v)
    .leftJoin(desks, eq(desks.id, v.deskId))

export type Template = Awaited<ReturnType<typeof select>>[number]

const nearOf = (actor: Actor) => or(eq(v.ownerId, actor.id), inArray(v.deskId, [...actor.deskIds]))

/** All that the actor may know of: their own and their desks' first, each by name. */
export const allTemplates = (db: ActorDb, actor: Actor): Promise<Template[]> =>
  select(db)
    .orderBy(desc(sql`coalesce(${nearOf(actor)}, false)`), asc(v.name), asc(v.id))
    .limit(most)

/** Id and name of those that are the actor's own or their desks', for choosing one. */
export const templatesAtHand = (db: ActorDb, actor: Actor) =>
  db.select({ id: v.id, name: v.name }).from(v).where(nearOf(actor)).orderBy(asc(v.name), asc(v.id)).limit(most)

/** One of them; undefined when it is hidden or not there. */
export async function findTemplate(db: ActorDb, id: string): Promise<Template | undefined> {
  const [found] = await select(db).where(eq(v.id, id))
  return found
}

/** The same condition as the policy for writing. */
export const mayChangeTemplate = (actor: Actor, { ownerId, deskId }: Pick<Template, 'ownerId' | 'deskId'>): boolean =>
  canWrite(actor) && (ownerId === actor.id || (deskId !== null && actor.deskIds.includes(deskId)))
