import { sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { me } from '../schema/conditions.ts'
import { members } from '../schema/members.ts'

export const visibleMembers = pgView('visible_members').as((qb) =>
  qb
    .select({
      id: members.id,
      email: members.email,
      name: members.name,
      role: members.role,
      demo: members.demo,
      disabledAt: members.disabledAt,
      createdAt: members.createdAt,
      version: members.version,
    })
    .from(members)
    .where(sql`${me} is not null`),
)
