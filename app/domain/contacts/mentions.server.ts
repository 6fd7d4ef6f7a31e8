import { type SQL, sql } from 'drizzle-orm'
import { foldName } from '#app/lib/names.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

type MentionKind =
  | 'engagement'
  | 'brief'
  | 'read-out'
  | 'security-note'
  | 'arrangements'
  | 'delegation'
  | 'follow-up'
  | 'commitment'
  | 'contact'
  | 'organisation'
  | 'template'

/** A text that names somebody: `id` is that of the record whose page holds it, `title` what the record is called; without a desk it is the actor's own. */
export type Mention = { kind: MentionKind; id: string; title: string; desk: string | null; writes: boolean }

const mostMentions = 200

/** Texts the actor may see in which one of the names stands, in any case and with or without accents; `more` when there are more than are listed. */
export async function mentionsOf(
  db: ActorDb,
  actor: Actor,
  contact: { id: string; names: string[] },
): Promise<{ rows: Mention[]; more: boolean }> {
  const folded = [...new Set(contact.names.map(foldName).filter(Boolean))]
  if (folded.length === 0) return { rows: [], more: false }
  const rows = await db
    .select({
      kind: sql<MentionKind>`kind`,
      id: sql<string>`mentions.id`,
      title: sql<string>`title`,
      deskId: sql<string | null>`desk_id`,
      desk: sql<string | null>`desks.name`,
    })
    .from(sql`(${found(contact, folded)}) as mentions left join desks on desks.id = mentions.desk_id`)
    .orderBy(sql`kind`, sql`title`, sql`mentions.id`)
    .limit(mostMentions + 1)
  return {
    rows: rows.slice(0, mostMentions).map(({ deskId, ...row }) => ({ ...row, writes: deskId === null || canWriteFor(actor, deskId) })),
    more: rows.length > mostMentions,
  }
}

function found({ id, names }: { id: string; names: string[] }, folded: string[]): SQL {
  // The first half finds by the index, the second keeps to whole words.
  const any = (column: SQL) =>
    sql`(${column} like any(${patterns(folded, (name) => `%${name}%`)}) and ' ' || ${column} || ' ' like any(${patterns(folded, (name) => `% ${name} %`)}))`
  const spelled = patterns(names, (name) => `%${name.trim().replace(/[\\%_]/g, '\\$&')}%`)
  const written = (...columns: SQL[]) => sql`concat_ws(' ', ${sql.join(columns, sql`, `)}) ilike any(${spelled})`
  const texts = (kind: MentionKind, view: SQL, matches: SQL) =>
    sql`select ${kind}::text, e.id, e.title, e.desk_id from ${view} x join visible_engagements e on e.id = x.engagement_id where ${matches}`
  return sql`
    select 'engagement' as kind, e.id, e.title, e.desk_id from visible_engagements e
      where ${any(sql`e.folded`)} or ${written(sql`e.place`, sql`e.source_note`)}
    union all ${texts('brief', sql`visible_briefs`, any(sql`x.folded`))}
    union all ${texts('read-out', sql`visible_read_outs`, any(sql`x.folded`))}
    union all ${texts('security-note', sql`visible_security_notes`, written(sql`x.body`))}
    union all ${texts('arrangements', sql`visible_arrangements`, written(sql`x.contact_at_place`, sql`x.interpreter`, sql`x.notes`))}
    union all select 'delegation', v.id, v.title, v.desk_id from visible_engagements v
      where exists (select 1 from visible_delegation_groups g where g.visit_id = v.id and ${written(sql`g.name`)})
    union all select 'organisation', o.id, o.name, o.desk_id from visible_organisations o
      where ${written(sql`o.name`, sql`o.short_name`, sql`o.description`, sql`o.source_note`)}
    union all select 'template', t.id, t.name, t.desk_id from visible_templates t
      where ${written(sql`t.name`, sql`t.title`, sql`t.place`, sql`t.brief`, sql`t.follow_ups::text`)}
    union all select 'follow-up', f.id, f.title, f.desk_id from visible_follow_ups f
      where ${any(sql`f.folded`)} or ${written(sql`f.waiting_words`, sql`f.outcome`, sql`f.evidence`)}
    union all select 'commitment', c.id, c.wording, c.desk_id from visible_commitments c where ${any(sql`c.folded`)} or ${written(sql`c.evidence`)}
    union all select 'contact', c.id, c.name, c.desk_id from visible_contacts c where c.id <> ${id} and (${written(sql`c.remarks`, sql`c.source_note`)}
      or exists (select 1 from visible_representations r where r.contact_id = c.id and ${written(sql`r.by_whom`, sql`r.matter`, sql`r.source`)}))`
}

function patterns(names: string[], of: (name: string) => string): SQL {
  const list = names.map((name) => sql`${of(name)}`)
  return sql`array[${sql.join(list, sql`, `)}]::text[]`
}
