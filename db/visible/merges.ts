import { and, eq } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { me } from '../schema/conditions.ts'
import { distinctContacts, duplicateScans, duplicates, merges } from '../schema/merges.ts'
import { existsVisible } from './exists.ts'

export const visibleMerges = pgView('visible_merges').as((qb) => qb.select().from(merges).where(existsVisible('contacts', merges.keptId)))

export const visibleDistinctContacts = pgView('visible_distinct_contacts').as((qb) =>
  qb
    .select()
    .from(distinctContacts)
    .where(and(existsVisible('contacts', distinctContacts.firstId), existsVisible('contacts', distinctContacts.secondId))),
)

export const visibleDuplicateScans = pgView('visible_duplicate_scans').as((qb) =>
  qb.select().from(duplicateScans).where(eq(duplicateScans.memberId, me)),
)

/** What the member's own scan found, as far as they see both still. */
export const visibleDuplicates = pgView('visible_duplicates').as((qb) =>
  qb
    .select()
    .from(duplicates)
    .where(and(eq(duplicates.memberId, me), existsVisible('contacts', duplicates.firstId), existsVisible('contacts', duplicates.secondId))),
)
