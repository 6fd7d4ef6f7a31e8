import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Actor, canWrite } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { discardImport } from '#app/domain/imports/begin.server.ts'
import { applyTable } from '#app/domain/list-imports/apply.server.ts'
import { beginTable, keepTableChoice } from '#app/domain/list-imports/begin.server.ts'
import { planTable } from '#app/domain/list-imports/plan.server.ts'
import { findTableImport } from '#app/domain/list-imports/queries.server.ts'
import { findActorByEmail } from '#app/domain/members/actor-by-email.server.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import { sayTable } from '#app/i18n/table-words.ts'
import { readTableApart } from '#app/tables/read/read-apart.server.ts'
import { type ReadTableWell, shortTable, tableLimits } from '#app/tables/read/values.ts'
import { type Level, type LikelyChoice, levels, likelyChoices, type TableKind, tableKinds } from '#db/schema/words.ts'
import { carryOutLong, type Pace } from './import-long-table.ts'
import { UsageError } from './noun.ts'
import { sayColumns, sayCounts, sayRefusals } from './table-plan.ts'

export const tableUsage = `       npm run gezant -- import csv FILE --owner EMAIL [--kind ${tableKinds.join('|')}] [--likely ${likelyChoices.join('|')}] [--level LEVEL] [--desk NAME] [--apply]`

const options = {
  owner: { type: 'string' },
  kind: { type: 'string', default: 'contacts' },
  likely: { type: 'string', default: 'skip' },
  level: { type: 'string', default: 'confidential' },
  desk: { type: 'string' },
  apply: { type: 'boolean', default: false },
} as const

const t = i18nFor('en').t as Translate

/** Reads a table in a member's name and prints what it would do, or does it. */
export async function importTable(args: string[], longFrom = shortTable, pace: Pace = {}): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [file, ...more] = positionals
  if (!file || more.length > 0) throw new UsageError('Name one file.')
  if (!values.owner) throw new UsageError('--owner needs the email address of a member.')
  const kind = oneOf('kind', tableKinds, values.kind)
  const likely = oneOf('likely', likelyChoices, values.likely)
  const level = oneOf('level', levels, values.level)
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return refuse(`There is no file ${file} that can be read.`)
  const owner = await findActorByEmail(values.owner)
  if (!owner) return refuse(`Nobody signs in with ${values.owner}.`)
  if (!canWrite(owner)) return refuse(`${owner.name} keeps no records: only officers and managers with a desk import.`)
  if (found.size > tableLimits.bytes) return refuse(t('tables.reasons.tooLarge', { most: tableLimits.bytes / 1024 / 1024 }))
  const read = await readTableApart(new Uint8Array(await readFile(file)))
  if (!read.ok) return refuse(sayTable(t, 'reasons', read.reason))
  const wish = { file, read, kind, likely, level, desk: values.desk, longFrom }
  if (read.rows.length > longFrom) {
    const begun = await asActor(owner, (db) => begin(db, owner, wish))
    return begun ? carryOutLong(owner, begun, values.apply, pace) : 1
  }
  return asActor(owner, async (db) => {
    const begun = await begin(db, owner, wish)
    return begun ? carryOut(db, owner, begun, values.apply) : 1
  })
}

function oneOf<Word extends string>(option: string, list: readonly Word[], given: string): Word {
  const word = list.find((one) => one === given)
  if (!word) throw new UsageError(`--${option} needs one of ${list.join(', ')}.`)
  return word
}

type Wish = {
  file: string
  read: ReadTableWell
  kind: TableKind
  likely: LikelyChoice
  level: Level
  desk: string | undefined
  longFrom: number
}

/** Keeps the table as a dry run and answers its id; undefined when that is refused. */
async function begin(db: ActorDb, owner: Actor, { file, read, kind, likely, level, desk, longFrom }: Wish): Promise<string | undefined> {
  const desks = await desksOf(db, owner)
  const chosen = desk === undefined && desks.length === 1 ? desks[0] : desks.find(({ name }) => name === desk)
  if (!chosen) {
    refuse(`--desk needs one of ${desks.map(({ name }) => name).join(', ')}.`)
    return undefined
  }
  for (const note of read.notes) console.error(sayTable(t, 'notes', note))
  const begun = await beginTable(db, owner, file, kind, read, { deskId: chosen.id, level }, longFrom)
  const kept = begun.ok ? await findTableImport(db, begun.id) : undefined
  if (!kept) throw new Error('An import was refused.')
  await keepTableChoice(db, owner, kept, { columns: kept.columns, usualKind: kept.usualKind, likely })
  sayColumns(kept.heads, kept.columns)
  return kept.id
}

async function carryOut(db: ActorDb, owner: Actor, id: string, apply: boolean): Promise<number> {
  const kept = await findTableImport(db, id)
  if (!kept) throw new Error('The import is not there any more.')
  const plans = await planTable(db, owner, kept)
  sayRefusals(plans)
  sayCounts((kind) => plans.filter((plan) => plan.kind === kind).length)
  if (!apply) {
    await discardImport(db, id)
    console.log('This was a dry run; add --apply to bring it in.')
    return 0
  }
  const applied = await applyTable(db, owner, id, undefined)
  if (!applied.ok) throw new Error(`An import was refused: ${applied.reason}`)
  console.log('Brought in.')
  return 0
}

function refuse(sentence: string): number {
  console.error(sentence)
  return 1
}
