import { type Placeholder, type SQL, sql } from 'drizzle-orm'
import { idList } from '../access/kept.server.ts'

// Transfers, free time and our own preparation are no contact; what was never agreed or did not go on was none either.
export const isContact: SQL = sql`e.kind in ('meeting', 'call', 'event', 'visit', 'meal') and not e.ours_only`
export const went: SQL = sql`e.status in ('confirmed', 'held')`
export const willGo: SQL = sql`e.status in ('proposed', 'tentative', 'confirmed')`

// What lies in a window has not happened before the window is over.
export const behind = (now: string | Placeholder): SQL =>
  sql`(case when e.timing = 'window' then e.ends_at else e.starts_at end) <= ${now}::timestamptz`

export type Subject<Id = string> = { organisationId: Id } | { contactId: Id }

/** What ids are equal to, of one and of any of several. */
const one = (id: string | Placeholder): SQL => sql`${id}::uuid`
export const anyOf = (ids: readonly string[] | Placeholder): SQL => sql`any(${Array.isArray(ids) ? idList(ids) : ids}::uuid[])`

/**
 * With whom the engagements were, as pairs (of, id) of subject and engagement: an organisation was met when it is named, when a
 * participant was there on its behalf, or when a participant of whom no such thing is said spoke for it at the time.
 */
export function metWith(of: 'organisation' | 'contact', whom: SQL): SQL {
  if (of === 'contact')
    return sql`select p.contact_id as of, p.engagement_id as id from visible_participants p where p.contact_id = ${whom}`
  return sql`select o.organisation_id as of, o.engagement_id as id from visible_engagement_organisations o where o.organisation_id = ${whom}
    union select p.organisation_id, p.engagement_id from visible_participants p where p.organisation_id = ${whom}
    union select r.organisation_id, p.engagement_id from visible_representations r
      join visible_participants p on p.contact_id = r.contact_id and p.organisation_id is null
      join visible_engagements e on e.id = p.engagement_id
      where r.organisation_id = ${whom}
        and (r.from_on is null or r.from_on <= coalesce(e.ends_local::date, e.ends_on))
        and (r.until_on is null or r.until_on >= coalesce(e.starts_local::date, e.starts_on))`
}

/** The same for one subject. */
export const metWithOne = (of: Subject): SQL =>
  'organisationId' in of ? metWith('organisation', one(of.organisationId)) : metWith('contact', one(of.contactId))

const when = sql`e.id, e.kind, e.status, e.timing, e.ours_only, e.visit_id, e.starts_at, e.ends_at`

/** The engagements with them, each subject's with what says of what kind it is and when. */
export const engagementsWith = (of: 'organisation' | 'contact', whom: SQL): SQL =>
  of === 'organisation'
    ? sql`select met.of, ${when} from (${metWith(of, whom)}) met join visible_engagements e on e.id = met.id`
    : sql`select e.contact_id as of, ${when} from visible_engagement_contacts e where e.contact_id = ${whom}`

/** The same for one subject: a contact is then looked up once, and not at each engagement. */
export const engagementsWithOne = (of: Subject<Placeholder>): SQL =>
  'organisationId' in of ? engagementsWith('organisation', one(of.organisationId)) : engagementsWith('contact', one(of.contactId))
