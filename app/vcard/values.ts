/** A name with its BCP 47 tag, when it is known. */
export type CardName = { name: string; language?: string }
export type CardPost = { organisation: string; post?: string; postOriginal?: string }

/** A contact or an organisation as a card says it: what address books have a place for, and no more. */
export type Card = {
  kind: 'individual' | 'org'
  id: string
  name: string
  original?: CardName
  aliases: CardName[]
  posts: CardPost[]
  /** The preferred one first. */
  languages: string[]
  email?: string
  phone?: string
  website?: string
  confidentiality?: 'CONFIDENTIAL' | 'PRIVATE'
  changedAt: Date
}

export const cardVersions = ['4.0', '3.0'] as const
export type CardVersion = (typeof cardVersions)[number]

/** What was understood of a card, and the names of the properties that were not. */
export type ReadCard = Pick<Card, 'aliases' | 'posts' | 'languages'> & {
  name: string
  original?: CardName
  email?: string
  phone?: string
  note?: string
  confidential: boolean
  unread: string[]
}

export type CardRefusal =
  | 'too-large'
  | 'too-many'
  | 'no-card'
  | 'outside'
  | 'nested'
  | 'no-end'
  | 'no-version'
  | 'no-property'
  | 'too-long'
  | 'charset'
  | 'no-name'

/** `line` as an editor counts them, of what is refused. */
export type ReadCards = { ok: true; cards: ReadCard[] } | { ok: false; reason: CardRefusal; line: number }
