import { lastDeed } from '#app/domain/access/activity.server.ts'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { chosenNames, type Named } from '#app/domain/engagements/choices.server.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import { writeAlias } from '#app/domain/names/input.ts'
import { organisationChoices } from '#app/domain/organisations/queries.server.ts'
import { lookup } from '#app/domain/search/lookup.server.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { countryChoices, languageChoices } from '#app/lib/display-names.server.ts'
import type { Meanwhile } from '#app/ui/conflict.tsx'

export type FieldErrors = Record<string, string[]>

/** What the forms of organisations and contacts let their writer choose from. */
export async function recordChoices(db: ActorDb, actor: Actor, locale: Locale) {
  return {
    desks: await desksOf(db, actor),
    languages: languageChoices(locale),
    countries: countryChoices(locale),
    organisations: (await organisationChoices(db)).map((organisation) => organisation.name),
  }
}

export type RecordChoices = Awaited<ReturnType<typeof recordChoices>>

/** The people named in a form that is shown again, and what its button "Find" found. */
export async function namedInForm(db: ActorDb, form: FormData): Promise<{ named: Named[]; found: Named[] }> {
  const namedIds = form.getAll('namedIds').filter((value) => typeof value === 'string')
  const { namedIds: named } = await chosenNames(db, { organisationIds: [], contactIds: [], memberIds: [], namedIds })
  const found = form.has('find') ? await lookup(db, String(form.get('find-member') ?? ''), 20, ['member']) : []
  return { named, found }
}

type Names = { name: string; kind: string; language: string | null }

/** The names of a stored record as its form shows them. */
export const nameDefaults = (record: { name: string; original: Names | undefined; aliases: Names[] }) => ({
  name: record.name,
  original: record.original?.name ?? '',
  originalLanguage: record.original?.language ?? '',
  aliases: record.aliases.map(writeAlias).join('\n'),
})

/** Only a desk of the actor's own may keep a record. */
export const deskErrors = (actor: Actor, deskId: string): FieldErrors =>
  actor.deskIds.includes(deskId) ? {} : { deskId: ['errors.unknownChoice'] }

export const unknownName = (name: string): string[] => [`organisations.unknownName|${JSON.stringify({ name: name.slice(0, 60) })}`]

/** Who saved a record meanwhile, for showing both versions. */
export async function meanwhileOf(db: ActorDb, saved: { id: string; version: number; changedAt: Date }): Promise<Meanwhile> {
  const last = await lastDeed(db, saved.id)
  return { by: last?.by ?? null, at: saved.changedAt.toISOString(), version: saved.version }
}

/** The version a form was drawn from; 0, which no record has, for anything that is no version. */
export function versionIn(form: FormData): number {
  const version = Number(form.get('version'))
  return Number.isInteger(version) && version > 0 && version < 2 ** 31 ? version : 0
}
