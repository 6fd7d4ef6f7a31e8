import { redirect } from '@remix-run/node'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { type Contact, findContact } from '#app/domain/contacts/queries.server.ts'
import { mergedInto } from '#app/domain/merges/queries.server.ts'
import { writeAlias } from '#app/domain/names/input.ts'
import { isUuid } from '#app/lib/ids.ts'
import { levels } from '#db/schema/words.ts'
import { contactDefaults } from './contact-form.server.ts'
import { notFound } from './not-found.ts'

/** What is asked of a contact that went into another one leads to that one, as far as the actor may know it. */
export async function leaveMerged(db: ActorDb, id: string | undefined): Promise<never> {
  const keptId = isUuid(id) ? await mergedInto(db, id) : undefined
  throw keptId ? redirect(`/contacts/${keptId}`) : notFound()
}

/** The contact of an address, or the one it went into: `id` tells which. */
export async function findContactOrKept(db: ActorDb, id: string | undefined): Promise<Contact | undefined> {
  if (!isUuid(id)) return undefined
  const contact = await findContact(db, id)
  if (contact) return contact
  const keptId = await mergedInto(db, id)
  return keptId ? findContact(db, keptId) : undefined
}

type Typed = Record<string, unknown>

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value ? [value] : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * What was typed of a contact that meanwhile went into another one, as a form of that one: nothing typed is lost, and nothing that the kept
 * one has goes by being unknown to the form. It gets no looser, and stays with its desk.
 */
export function typedOfMerged<Given extends Typed>(typed: Given, kept: Contact): Given {
  const saved: Typed = contactDefaults(kept)
  const filled = Object.fromEntries(Object.entries(saved).map(([field, value]) => [field, text(typed[field]) || value]))
  const rows = (field: 'affiliations' | 'representations') => {
    // A row that was left empty is none.
    const given = list(typed[field]) as (Typed | null | undefined)[]
    return [...given, ...kept[field].filter(({ id }) => !given.some((row) => row?.id === id)).map(({ id }) => rowOf(saved[field], id))]
  }
  const others = [...kept.aliases.map(writeAlias), ...(kept.name === typed.name ? [] : [kept.name])]
  const aliases = new Set([...text(typed.aliases).split(/\r?\n/), ...others].filter((name) => name && name !== typed.name))
  const level = levels[Math.max(levels.indexOf(kept.level), levels.indexOf(typed.level as typeof kept.level))]
  const joined = {
    ...filled,
    aliases: [...aliases].join('\n'),
    languages: [...new Set([...list(typed.languages), ...kept.languages])].filter(Boolean),
    affiliations: rows('affiliations'),
    representations: rows('representations'),
    level,
    deskId: kept.deskId,
  }
  return joined as Typed as Given
}

const rowOf = (rows: unknown, id: string) => (rows as { id: string }[]).find((row) => row.id === id)
