import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { asc, isNotNull, sql } from 'drizzle-orm'
import { isUuid } from '#app/lib/ids.ts'
import type { Database } from '#db/client.server.ts'
import { contacts } from '#db/schema/contacts.ts'
import { UsageError } from './noun.ts'

export const usage = `Usage: npm run gezant -- contact erasures
       npm run gezant -- contact erase --again FILE

erasures        prints each erased contact, its id and the moment, a line each: keep it with every backup, and apart from it
erase --again   erases those of such a list once more, after an older backup was restored; who is erased already is skipped`

export async function run([verb, ...args]: string[], { db }: Database): Promise<number> {
  if (verb === 'erasures') {
    parseArgs({ args, options: {} })
    for (const { id, at } of await erasures(db)) console.log(`${id} ${at?.toISOString()}`)
    return 0
  }
  if (verb !== 'erase') throw new UsageError(verb ? `contact cannot ${verb}.` : 'Say what to do: contact erasures or contact erase.')
  const { values } = parseArgs({ args, options: { again: { type: 'string' } } })
  if (!values.again) throw new UsageError('--again needs a file that contact erasures printed.')
  const list = await readFile(values.again, 'utf8').catch(() => undefined)
  if (list === undefined) return refuse(`There is no file ${values.again} that can be read.`)
  const wished = readList(list)
  if (!wished.ok) return refuse(`Line ${wished.line} is not a line that contact erasures prints. Nothing was erased.`)
  const counts = await eraseAgain(db, wished.rows)
  console.log(`erased ${counts.erased}, erased already ${counts.already}, not there ${counts.missing}`)
  return 0
}

function erasures(db: Database['db']) {
  return db
    .select({ id: contacts.id, at: contacts.erasedAt })
    .from(contacts)
    .where(isNotNull(contacts.erasedAt))
    .orderBy(asc(contacts.erasedAt), asc(contacts.id))
}

type Row = { id: string; at: Date }

function readList(list: string): { ok: true; rows: Row[] } | { ok: false; line: number } {
  const rows: Row[] = []
  for (const [index, line] of list.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [id, moment = '', ...more] = line.trim().split(/\s+/)
    const at = new Date(moment)
    if (!isUuid(id) || Number.isNaN(at.getTime()) || more.length > 0) return { ok: false, line: index + 1 }
    rows.push({ id, at })
  }
  return { ok: true, rows }
}

/** All of the list or nothing of it. */
function eraseAgain(db: Database['db'], rows: Row[]) {
  return db.transaction(async (tx) => {
    const counts = { erased: 0, already: 0, missing: 0 }
    for (const { id, at } of rows) {
      const [found] = await tx.select({ erasedAt: contacts.erasedAt }).from(contacts).where(sql`id = ${id}`)
      if (!found) counts.missing += 1
      else if (found.erasedAt) counts.already += 1
      else {
        await tx.execute(sql`select erase_person(${id}::uuid, ${at.toISOString()}::timestamptz)`)
        counts.erased += 1
      }
    }
    return counts
  })
}

function refuse(sentence: string): number {
  console.error(sentence)
  return 1
}
