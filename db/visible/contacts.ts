import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { visibleRecord } from '../schema/conditions.ts'
import { affiliations, channels, contacts, representations } from '../schema/contacts.ts'
import { knownAs } from '../schema/known-as.ts'
import { names } from '../schema/names.ts'
import { organisations } from '../schema/organisations.ts'
import { photos } from '../schema/photos.ts'
import { support } from '../schema/support.ts'
import { existsVisible } from './exists.ts'

export const visibleOrganisations = pgView('visible_organisations').as((qb) =>
  qb
    .select()
    .from(organisations)
    .where(and(isNull(organisations.deletedAt), visibleRecord(organisations))),
)

export const visibleContacts = pgView('visible_contacts').as((qb) =>
  qb
    .select()
    .from(contacts)
    .where(and(isNull(contacts.deletedAt), visibleRecord(contacts))),
)

/** The name of a contact wherever it leaves the house: in feeds, programmes, files and exports. */
export const nameOutside = sql<string>`coalesce(${visibleContacts.codeName}, ${visibleContacts.name})`

export const visibleNames = pgView('visible_names').as((qb) =>
  qb
    .select()
    .from(names)
    .where(sql`${existsVisible('organisations', names.organisationId)} or ${existsVisible('contacts', names.contactId)}`),
)

/** The names of contacts alone, which are cheaper to look through than those that may be either's. */
export const visibleContactNames = pgView('visible_contact_names').as((qb) =>
  qb
    .select(getTableColumns(names))
    .from(names)
    .innerJoin(contacts, eq(contacts.id, names.contactId))
    .where(and(isNull(contacts.deletedAt), visibleRecord(contacts))),
)

/** The same contacts as in visible_contacts but for erased ones, each with all of its names together. */
export const visibleKnownAs = pgView('visible_known_as').as((qb) =>
  qb
    .select({ contactId: knownAs.contactId, sorted: knownAs.sorted, folded: knownAs.folded, key: knownAs.key })
    .from(knownAs)
    .where(and(isNull(knownAs.deletedAt), visibleRecord({ id: knownAs.contactId, level: knownAs.level, deskId: knownAs.deskId }))),
)

/** Posts, each beside the name of the organisation, which is looked up anyway to see whether the actor may know it. */
export const visibleAffiliations = pgView('visible_affiliations').as((qb) =>
  qb
    .select({ ...getTableColumns(affiliations), organisation: sql<string>`${organisations.name}`.as('organisation') })
    .from(affiliations)
    .innerJoin(contacts, eq(contacts.id, affiliations.contactId))
    .innerJoin(organisations, eq(organisations.id, affiliations.organisationId))
    .where(and(isNull(contacts.deletedAt), visibleRecord(contacts), isNull(organisations.deletedAt), visibleRecord(organisations))),
)

export const visibleChannels = pgView('visible_channels').as((qb) =>
  qb.select().from(channels).where(existsVisible('contacts', channels.contactId)),
)

export const visiblePhotos = pgView('visible_photos').as((qb) =>
  qb.select().from(photos).where(existsVisible('contacts', photos.contactId)),
)

export const visibleRepresentations = pgView('visible_representations').as((qb) =>
  qb
    .select()
    .from(representations)
    .where(and(existsVisible('contacts', representations.contactId), existsVisible('organisations', representations.organisationId))),
)

export const visibleSupport = pgView('visible_support').as((qb) =>
  qb
    .select()
    .from(support)
    .where(and(isNull(support.deletedAt), visibleRecord(support), existsVisible('organisations', support.organisationId))),
)
