import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import '#app/i18n/all.server.ts'
import { type Actor, canWrite } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { applyImport } from '#app/domain/imports/apply.server.ts'
import { beginImport, type ReadWell, rowsOf } from '#app/domain/imports/begin.server.ts'
import type { PlannedRow } from '#app/domain/imports/queries.server.ts'
import { planRows } from '#app/domain/imports/queries.server.ts'
import { findActorByEmail } from '#app/domain/members/actor-by-email.server.ts'
import { desksOf, settingsOf } from '#app/domain/members/reading.server.ts'
import { sayImport } from '#app/i18n/import-words.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import { readFileApart } from '#app/ical/read/read-file.server.ts'
import { limits, said } from '#app/ical/read/values.ts'
import { type Level, levels } from '#db/schema/words.ts'
import { importTable, tableUsage } from './import-table.ts'
import { UsageError } from './noun.ts'

export const usage = `Usage: npm run gezant -- import ics FILE --owner EMAIL [--level LEVEL] [--desk NAME] [--apply]
${tableUsage}

Reads a calendar file, or a table (CSV or .xlsx) of contacts or organisations, in a member's name and prints what it would do. With --apply it
is done; the member can undo it on the page Import.
LEVEL    ${levels.join(', ')}; for what is new, confidential unless said
--desk   one of the member's desks; needed when there are several`

const options = {
  owner: { type: 'string' },
  level: { type: 'string' },
  desk: { type: 'string' },
  apply: { type: 'boolean' },
} as const

const homeZone = 'Europe/Amsterdam'
const t = i18nFor('en').t as Translate

export async function run([verb, ...args]: string[]): Promise<number> {
  if (verb === 'csv') return importTable(args)
  if (verb !== 'ics') throw new UsageError(verb ? `import cannot ${verb}.` : 'Say what to import: import ics FILE, or import csv FILE.')
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [file, ...more] = positionals
  if (!file || more.length > 0) throw new UsageError('Name one file.')
  if (!values.owner) throw new UsageError('--owner needs the email address of a member.')
  const level = levels.find((one) => one === (values.level ?? 'confidential'))
  if (!level) throw new UsageError(`--level needs one of ${levels.join(', ')}.`)
  const bytes = await bytesOf(file)
  if (!bytes) return refuse(`There is no file ${file} that can be read.`)
  const owner = await findActorByEmail(values.owner)
  if (!owner) return refuse(`Nobody signs in with ${values.owner}.`)
  if (!canWrite(owner)) return refuse(`${owner.name} keeps no records: only officers and managers with a desk import.`)
  const zone = (await asActor(owner, (db) => settingsOf(db, owner)))?.zone ?? homeZone
  const read =
    bytes === 'too-large'
      ? { ok: false as const, reason: said('tooLarge', { most: 10 }) }
      : await readFileApart(bytes, { zone, untitled: t('imports.untitled'), now: Date.now() })
  if (!read.ok) return refuse(sayImport(t, 'reasons', read.reason))
  return asActor(owner, (db) => carryOut(db, owner, { file, read, level, desk: values.desk, apply: values.apply ?? false }))
}

async function bytesOf(file: string): Promise<Uint8Array | 'too-large' | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) return undefined
  return found.size > limits.bytes ? 'too-large' : readFile(file)
}

type Wish = { file: string; read: ReadWell; level: Level; desk: string | undefined; apply: boolean }

async function carryOut(db: ActorDb, owner: Actor, { file, read, level, desk, apply }: Wish): Promise<number> {
  const desks = await desksOf(db, owner)
  const chosen = desk === undefined && desks.length === 1 ? desks[0] : desks.find(({ name }) => name === desk)
  if (!chosen) return refuse(`--desk needs one of ${desks.map(({ name }) => name).join(', ')}.`)
  for (const note of read.notes) console.error(sayImport(t, 'notes', note))
  tell(await planRows(db, owner, await rowsOf(db, owner, read)))
  if (!apply) {
    console.log('This was a dry run; add --apply to bring it in.')
    return 0
  }
  const begun = await beginImport(db, owner, file, read, { deskId: chosen.id, level })
  const applied = begun.ok ? await applyImport(db, owner, begun.id, undefined) : begun
  if (!applied.ok) throw new Error(`An import was refused: ${applied.reason}`)
  console.log('Brought in.')
  return 0
}

function tell(rows: Pick<PlannedRow, 'title' | 'line' | 'plan'>[]): void {
  for (const { title, line, plan } of rows) {
    if (plan.reason) console.error(`${line}: ${title}: ${sayImport(t, 'reasons', plan.reason)}`)
  }
  const kinds = ['new', 'changed', 'unchanged', 'refused'] as const
  console.log(kinds.map((kind) => `${kind} ${rows.filter(({ plan }) => plan.kind === kind).length}`).join(', '))
}

function refuse(sentence: string): number {
  console.error(sentence)
  return 1
}
