import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Actor, canWrite } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { discardImport } from '#app/domain/imports/begin.server.ts'
import { applyTable } from '#app/domain/list-imports/apply.server.ts'
import { beginTable, keepTableChoice } from '#app/domain/list-imports/begin.server.ts'
import { planTable, type TablePlan } from '#app/domain/list-imports/plan.server.ts'
import { findTableImport } from '#app/domain/list-imports/queries.server.ts'
import { findActorByEmail } from '#app/domain/members/actor-by-email.server.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import { sayTable } from '#app/i18n/table-words.ts'
import { readTableApart } from '#app/tables/read/read-apart.server.ts'
import { type ReadTableWell, shortTable, tableLimits } from '#app/tables/read/values.ts'
import { type Level, type LikelyChoice, levels, likelyChoices, type TableKind, tableKinds } from '#db/schema/words.ts'
import { UsageError } from './noun.ts'

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
export async function importTable(args: string[]): Promise<number> {
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
  // All of it is one transaction here; what takes longer belongs to the server, which can be stopped and goes on.
  if (read.rows.length > shortTable) return refuse(t('tables.reasons.tooManyRows', { most: shortTable }))
  return asActor(owner, (db) => carryOut(db, owner, { file, read, kind, likely, level, desk: values.desk, apply: values.apply }))
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
  apply: boolean
}

async function carryOut(db: ActorDb, owner: Actor, { file, read, kind, likely, level, desk, apply }: Wish): Promise<number> {
  const desks = await desksOf(db, owner)
  const chosen = desk === undefined && desks.length === 1 ? desks[0] : desks.find(({ name }) => name === desk)
  if (!chosen) return refuse(`--desk needs one of ${desks.map(({ name }) => name).join(', ')}.`)
  for (const note of read.notes) console.error(sayTable(t, 'notes', note))
  const begun = await beginTable(db, owner, file, kind, read, { deskId: chosen.id, level })
  const kept = begun.ok ? await findTableImport(db, begun.id) : undefined
  if (!kept) throw new Error('An import was refused.')
  await keepTableChoice(db, owner, kept, { columns: kept.columns, usualKind: kept.usualKind, likely })
  tell(kept.heads, kept.columns, await planTable(db, owner, { ...kept, likely }))
  if (!apply) {
    await discardImport(db, kept.id)
    console.log('This was a dry run; add --apply to bring it in.')
    return 0
  }
  const applied = await applyTable(db, owner, kept.id, undefined)
  if (!applied.ok) throw new Error(`An import was refused: ${applied.reason}`)
  console.log('Brought in.')
  return 0
}

function tell(heads: string[], columns: string[], plans: TablePlan[]): void {
  for (const [at, head] of heads.entries()) {
    const field = columns[at]
    console.error(`${head}: ${field ? t(`tables.field.${field}` as 'tables.field.name') : t('tables.leftOut')}`)
  }
  for (const { line, name, field, reason } of plans) {
    if (!reason) continue
    const [key = '', values = '{}'] = reason.split(/\|(.*)/s)
    const what = field ? `${t(`tables.field.${field}` as 'tables.field.name')}: ` : ''
    console.error(`${line}: ${name}: ${what}${t(key as 'errors.required', JSON.parse(values))}`)
  }
  const kinds = ['new', 'changed', 'skipped', 'unchanged', 'refused'] as const
  console.log(kinds.map((kind) => `${kind} ${plans.filter((plan) => plan.kind === kind).length}`).join(', '))
}

function refuse(sentence: string): number {
  console.error(sentence)
  return 1
}
