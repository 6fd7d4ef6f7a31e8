import { writeAlias } from '#app/domain/names/input.ts'
import { type LanguageTag, languageTags } from '#app/lib/languages.ts'
import { readCards } from '#app/vcard/read.ts'
import type { CardRefusal, ReadCard } from '#app/vcard/values.ts'

export type UnderstoodCard = { name: string; defaults: ReturnType<typeof defaultsFrom>; unread: string[]; others: number }
export type CardAnswer = { ok: true; card: UnderstoodCard } | { ok: false; reason: CardRefusal | 'no-file'; line: number }

/** The first card in a file that a form sent, as the form of a new contact shows it. */
export async function readCardSent(form: FormData): Promise<CardAnswer> {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return { ok: false, reason: 'no-file', line: 0 }
  const read = readCards(new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return read
  const [card] = read.cards
  if (!card) return { ok: false, reason: 'no-card', line: 1 }
  const unread = [...card.unread, ...card.languages.filter((tag) => !knownLanguage(tag)).map((tag) => `LANG ${tag}`)]
  return { ok: true, card: { name: card.name, defaults: defaultsFrom(card), unread: unread.slice(0, 30), others: read.cards.length - 1 } }
}

const knownLanguage = (tag: string | undefined): LanguageTag | undefined => {
  const primary = tag?.toLowerCase().split('-')[0]
  return languageTags.find((known) => known === primary)
}

const line = (text: string | undefined, most: number): string => (text ?? '').slice(0, most).toWellFormed()

// What is imported is confidential until somebody says otherwise.
function defaultsFrom({ name, original, aliases, posts, languages, email, phone, note }: ReadCard) {
  return {
    name: line(name, 300),
    original: line(original?.name, 300),
    originalLanguage: knownLanguage(original?.language) ?? '',
    aliases: aliases
      .slice(0, 50)
      .map((alias) => writeAlias({ name: line(alias.name, 280), language: knownLanguage(alias.language) }))
      .join('\n'),
    codeName: '',
    formOfAddress: '',
    languages: [...new Set(languages.flatMap((tag) => knownLanguage(tag) ?? []))],
    email: line(email, 254),
    phone: line(phone, 60),
    remarks: line(note, 10_000),
    level: 'confidential' as const,
    affiliations: posts.slice(0, 20).map((post) => ({
      organisation: line(post.organisation, 300),
      post: line(post.post, 200),
      postOriginal: line(post.postOriginal, 200),
      id: '',
      fromOn: '',
      untilOn: '',
    })),
  }
}
