import { attachment } from '#app/lib/attachment.ts'
import { type Card, type CardVersion, cardVersions } from '#app/vcard/values.ts'
import { writeCard } from '#app/vcard/write.ts'
import { notFound } from './not-found.ts'

/** Which version an address asks for: the newest unless it says another; of one we do not write there is no file. */
export function versionAsked(request: Request): CardVersion {
  const asked = new URL(request.url).searchParams.get('version') ?? '4.0'
  return cardVersions.find((version) => version === asked) ?? notFound()
}

/** Cards as one file to save. */
export function cardFile(cards: Card[], version: CardVersion, name: string): Response {
  return new Response(cards.map((card) => writeCard(card, version)).join(''), {
    headers: { 'Content-Type': 'text/vcard; charset=utf-8', 'Content-Disposition': attachment(name, 'vcf', 'card') },
  })
}
