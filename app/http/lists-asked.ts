import type { ContactFilter } from '#app/domain/contacts/queries.server.ts'
import { type ListColumn, type ListOf, listColumns, listSorts, pageSizes, usualColumns, usualSize } from '#app/domain/lists/columns.ts'
import type { OrganisationFilter } from '#app/domain/organisations/queries.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { languageTags } from '#app/lib/languages.ts'
import { levels, organisationKinds } from '#db/schema/words.ts'

const among = <Word extends string>(words: readonly Word[], asked: string | null): Word | undefined => words.find((one) => one === asked)
const uuid = (asked: string | null) => (isUuid(asked) ? asked : undefined)
const textIn = (query: URLSearchParams) => (query.get('q') ?? '').slice(0, 200)

/** How the address of a list narrows it; what makes no sense is left out. */
export const contactsAsked = (query: URLSearchParams): ContactFilter & { text: string } => ({
  text: textIn(query),
  organisationId: uuid(query.get('organisation')),
  deskId: uuid(query.get('desk')),
  language: among(languageTags, query.get('language')),
  level: among(levels, query.get('level')),
})

export const organisationsAsked = (query: URLSearchParams): OrganisationFilter & { text: string } => ({
  text: textIn(query),
  kind: among(organisationKinds, query.get('kind')),
  country: /^[A-Z]{2}$/.exec(query.get('country') ?? '')?.[0],
  deskId: uuid(query.get('desk')),
  level: among(levels, query.get('level')),
})

/** Which columns the address asks for, in which order the rows stand and how many a page has. */
export function lookAsked<List extends ListOf>(list: List, query: URLSearchParams) {
  const asked = query.getAll('columns')
  const columns: ListColumn[] = listColumns[list].filter((one) => asked.includes(one))
  const sort: (typeof listSorts)[List][number] =
    among(listSorts[list] as readonly (typeof listSorts)[List][number][], query.get('sort')) ?? 'name'
  return {
    columns: columns.length > 0 ? columns : [...usualColumns],
    order: { sort, descending: query.get('order') === 'desc' },
    size: pageSizes.find((size) => String(size) === query.get('rows')) ?? usualSize,
  }
}
