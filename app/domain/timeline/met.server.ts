import { type SQL, sql } from 'drizzle-orm'

// Transfers, free time and our own preparation are no contact; what was never agreed or did not go on was none either.
export const isContact: SQL = sql`e.kind in ('meeting', 'call', 'event', 'visit', 'meal') and not e.ours_only`
export const went: SQL = sql`e.status in ('confirmed', 'held')`
export const willGo: SQL = sql`e.status in ('proposed', 'tentative', 'confirmed')`

// What lies in a window has not happened before the window is over.
export const behind = (now: string): SQL => sql`(case when e.timing = 'window' then e.ends_at else e.starts_at end) <= ${now}::timestamptz`

export type Subject = { organisationId: string } | { contactId: string }

/**
 * With whom the engagements were, as pairs (of, id) of subject and engagement: an organisation was met when it is named, when a
 * participant was there on its behalf, or when a participant of whom no such thing is said spoke for it at the time.
 */
export function metWith(of: 'organisation' | 'contact', ids: string[]): SQL {
  const among = sql`any(${`{${ids.join(',')}}`}::uuid[])`
  if (of === 'contact')
    return sql`select p.contact_id as of, p.engagement_id as id from visible_participants p where p.contact_id = ${among}`
  return sql`select o.organisation_id as of, o.engagement_id as id from visible_engagement_organisations o where o.organisation_id = ${among}
    union select p.organisation_id, p.engagement_id from visible_participants p where p.organisation_id = ${among}
    union select r.organisation_id, p.engagement_id from visible_representations r
      join visible_participants p on p.contact_id = r.contact_id and p.organisation_id is null
      join visible_engagements e on e.id = p.engagement_id
      where r.organisation_id = ${among}
        and (r.from_on is null or r.from_on <= coalesce(e.ends_local::date, e.ends_on))
        and (r.until_on is null or r.until_on >= coalesce(e.starts_local::date, e.starts_on))`
}

/** The same for one subject. */
export const metWithOne = (of: Subject): SQL =>
  'organisationId' in of ? metWith('organisation', [of.organisationId]) : metWith('contact', [of.contactId])
