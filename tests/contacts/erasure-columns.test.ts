import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'

useDatabase({ onBoth: false })

/** Emptied, or deleted with its row, when the person is erased. */
const goes = {
  contacts: 'name form_of_address languages email phone remarks code_name source_note',
  names: 'name language folded key',
  known_as: 'sorted folded key',
  affiliations: 'post post_original source',
  channels: 'address remark',
  photos: 'image',
  representations: 'by_whom matter source',
  merges: 'gone_name before after',
  duplicates: 'reasons',
  messages: 'address digest meeting code',
  participants: 'post',
  delegation_members: 'role languages',
  delegation_needs: 'body source_note',
  feed_pieces: 'key block',
}

/** Copies, and texts no form changes any more: the person's names and addresses are taken out of them. */
const cleansed = {
  handouts: 'content',
  shares: 'shown before',
  imports: 'file_name notes',
  import_rows: 'uid title notes content refusal before',
  table_rows: 'cells before',
  exports: 'filter',
  export_parts: 'content',
  external_ids: 'uid content',
  external_events: 'title place',
  received_answers: 'address sent_by comment',
  postponements: 'reason',
  commitment_turns: 'evidence',
  follow_up_comments: 'body',
  handover_questions: 'body answer',
  handover_words: 'body',
  assessments: 'note withdrawn_reason folded',
  relations: 'note source_note',
  erasure_holds: 'reason',
  engagements: 'cancelled_reason',
}

/** Free text, listed on the page of the erasure for somebody to judge. */
const listed = {
  engagements: 'title purpose place source_note folded',
  briefs: 'body folded',
  read_outs: 'body folded',
  security_notes: 'body folded',
  arrangements: 'contact_at_place interpreter notes',
  follow_ups: 'title folded waiting_words outcome evidence',
  commitments: 'wording evidence folded',
  organisations: 'name short_name description source_note',
  templates: 'name title place brief follow_ups',
  delegation_groups: 'name',
}

/** What members call things of their own or of the whole house, and sources of records, in words of their own. */
const ownWords = {
  assessments: 'source_note',
  briefs: 'source_note',
  commitments: 'source_note',
  desks: 'name',
  external_calendars: 'name',
  feeds: 'name',
  follow_ups: 'source_note',
  mandates: 'reference title asks',
  read_outs: 'source_note',
  rooms: 'name spelling',
  saved_views: 'name',
  security_notes: 'source_note',
  support: 'what period source_note',
  topics: 'name name_nl',
  app_passwords: 'name',
}

/** Hashes, ids, addresses of machines, words of a list, names of members. */
const nobody = {
  activity: 'verb fields',
  app_passwords: 'secret_hash secret_start used_with used_from',
  attempts: 'key',
  desks: 'asks_sign_offs',
  duplicate_scans: 'failed',
  encounters: 'level kind status timing',
  engagements: 'status_before zone join_link moved_from',
  external_calendars: 'address host etag last_modified problem',
  external_ids: 'recurrence_id',
  feed_collections: 'body_hash',
  feed_fetches: 'body_version program network',
  feed_objects: 'etag',
  feed_showings: 'hash',
  feeds: 'token_hash token_start colour fetched_with fetched_from body_hash basis',
  handouts: 'digest',
  import_rows: 'recurrence_id former_id',
  imports: 'people',
  known_as: 'level',
  members: 'email name password_hash',
  organisations: 'country website',
  notice_times: 'digest_at quiet_from quiet_until',
  postponements: 'timing zone',
  read_out_lines: 'digest',
  received_answers: 'proposed digest',
  saved_views: 'query',
  sent_forms: 'key answer',
  series: 'zone starts_time ends_time',
  sessions: 'id_hash',
  settings: 'zone',
  shares: 'token_hash token_start passphrase_hash',
  support: 'currency',
  table_imports: 'heads columns',
  templates: 'zone',
  withdrawn_tokens: 'token_hash',
  zone_laws: 'edition',
}

test('every column that can hold text was thought of when a person is erased', async () => {
  const found = await asOwner((db) =>
    db.select({ column: sql<string>`a.attrelid::regclass || '.' || a.attname` }).from(
      sql`pg_attribute a join pg_class c on c.oid = a.attrelid
          where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
            and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'json'::regtype, 'jsonb'::regtype, 'bytea'::regtype) and (a.attname <> 'source' or c.relname in ('affiliations', 'representations'))
            and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
              and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%')`,
    ),
  )
  const thoughtOf = [goes, cleansed, listed, ownWords, nobody].flatMap((tables) =>
    Object.entries(tables).flatMap(([table, columns]) => columns.split(' ').flatMap((column) => (column ? [`${table}.${column}`] : []))),
  )
  const seen = found.map(({ column }) => column)
  expect(seen.sort()).toEqual(thoughtOf.sort())
})
