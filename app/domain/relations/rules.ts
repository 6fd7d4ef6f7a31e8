import { contactRelations, organisationRelations, type RelationKind } from '#db/schema/words.ts'

/** Kinds that say the same from both ends. */
const mutual = ['family', 'colleague', 'friend', 'opposed-to', 'coalition-with', 'rival-of'] as const satisfies readonly RelationKind[]
type Directed = Exclude<RelationKind, (typeof mutual)[number]>

const isDirected = (kind: RelationKind): kind is Directed => !(mutual as readonly RelationKind[]).includes(kind)

const against = ['opposed-to', 'rival-of'] as const satisfies readonly RelationKind[]

/** Whether those who are so related stand against each other. */
export const isAgainst = (kind: RelationKind): boolean => (against as readonly RelationKind[]).includes(kind)

/** A relation as one end says it: 'adviser-of', or from the other end 'adviser-of-back'. */
export type Said = RelationKind | `${Directed}-back`

const bothWays = (kinds: readonly RelationKind[]): Said[] =>
  kinds.flatMap((kind): Said[] => (isDirected(kind) ? [kind, `${kind}-back`] : [kind]))

export const saidOfContacts = bothWays(contactRelations)
export const saidOfOrganisations = bothWays(organisationRelations)
export const allSaid = [...saidOfContacts, ...saidOfOrganisations] as [Said, ...Said[]]

export function readSaid(said: Said): { kind: RelationKind; back: boolean } {
  const back = said.endsWith('-back')
  return { kind: (back ? said.slice(0, -'-back'.length) : said) as RelationKind, back }
}

/** How the end that is looked from says it. */
export const sayingOf = (kind: RelationKind, back: boolean): Said => (back && isDirected(kind) ? `${kind}-back` : kind)
