import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addContact } from '#app/domain/contacts/commands.server.ts'
import { contactInput } from '#app/domain/contacts/input.ts'
import { applyTable, type TableApplied } from '#app/domain/list-imports/apply.server.ts'
import { beginTable, keepTableChoice, type TableChoice } from '#app/domain/list-imports/begin.server.ts'
import { planTable, printOfTable, type TablePlan } from '#app/domain/list-imports/plan.server.ts'
import { findTableImport } from '#app/domain/list-imports/queries.server.ts'
import { readTable } from '#app/tables/read/table.ts'
import type { Level, LikelyChoice, TableKind } from '#db/schema/words.ts'

type Wish = { kind?: TableKind; level?: Level; likely?: LikelyChoice; choice?: Partial<TableChoice>; longFrom?: number }

/** Keeps a text as a dry run in the actor's name; its id. */
export async function begin(
  actor: Actor,
  text: string,
  { kind = 'contacts', level = 'confidential', likely, choice, longFrom }: Wish = {},
): Promise<string> {
  const read = readTable(new TextEncoder().encode(text))
  if (!read.ok) throw new Error(`Not read: ${read.reason}`)
  return asActor(actor, async (db) => {
    const begun = await beginTable(db, actor, 'people.csv', kind, read, { deskId: actor.deskIds[0] ?? '', level }, longFrom)
    if (!begun.ok) throw new Error('Not begun')
    const found = await findTableImport(db, begun.id)
    if (!found) throw new Error('Not found')
    const { columns, usualKind } = found
    await keepTableChoice(db, actor, found, { columns, usualKind, likely: likely ?? 'skip', ...choice })
    return begun.id
  })
}

export const plansOf = (actor: Actor, id: string): Promise<TablePlan[]> =>
  asActor(actor, async (db) => {
    const found = await findTableImport(db, id)
    return found ? planTable(db, actor, found) : []
  })

export const told = async (actor: Actor, id: string) => (await plansOf(actor, id)).map(({ line, name, kind }) => [line, name, kind])

export async function apply(actor: Actor, id: string): Promise<TableApplied> {
  const print = printOfTable(await plansOf(actor, id))
  return asActor(actor, (db) => applyTable(db, actor, id, print))
}

export function addPerson(actor: Actor, name: string, wish: Record<string, unknown> = {}): Promise<string> {
  const {
    affiliations: _,
    representations: __,
    channels: ___,
    ...input
  } = contactInput.parse({ name, level: 'internal', deskId: actor.deskIds[0], ...wish })
  return asActor(actor, (db) => addContact(db, actor, input))
}
