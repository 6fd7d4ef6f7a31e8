import { foldLines } from 'ical-generator'
import { cleanLine, encodeText, encodeUri } from '#app/ical/encode.ts'
import type { Card, CardName, CardPost, CardVersion } from './values.ts'

const text = (value: string): string => encodeText(cleanLine(value))

/** A language as a parameter; only what looks like one is written, so that nothing can end the parameter. */
const language = ({ language }: Pick<CardName, 'language'>): string =>
  language && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? `;LANGUAGE=${language}` : ''

/** One card (RFC 6350 or 2426), folded by octets, every line with its CRLF. */
export function writeCard(card: Card, version: CardVersion): string {
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    'PRODID:-//Gezant//Contacts//EN',
    ...kindLines(card, version),
    `UID:urn:uuid:${text(card.id)}`,
    `REV:${card.changedAt.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    ...nameLines(card, version),
    ...card.aliases.map((alias) => `NICKNAME${language(alias)}:${text(alias.name)}`),
    ...(card.kind === 'org' ? [`ORG:${text(card.name)}`] : card.posts.flatMap((post, place) => postLines(post, place, card, version))),
    ...card.languages.map((tag, place) => `LANG${version === '4.0' ? `;PREF=${Math.min(place + 1, 100)}` : ''}:${text(tag)}`),
    ...(card.email ? [`EMAIL:${text(card.email)}`] : []),
    ...(card.phone ? [`TEL:${text(card.phone)}`] : []),
    ...urlLines(card.website),
    ...(version === '3.0' && card.confidentiality ? [`CLASS:${card.confidentiality}`] : []),
    'END:VCARD',
    '',
  ]
  return foldLines(lines.join('\r\n'))
}

function kindLines({ kind }: Card, version: CardVersion): string[] {
  if (version === '4.0') return [`KIND:${kind}`]
  return kind === 'org' ? ['X-ABSHOWAS:COMPANY'] : []
}

/**
 * The name in two scripts is one name twice (ALTID). The older format has no such thing: there the other script is one more way to write it.
 * Which part is the family name we do not know, and do not guess.
 */
function nameLines({ kind, name, original }: Card, version: CardVersion): string[] {
  const parts = (written: string) => (kind === 'org' ? ';;;;' : `;${text(written)};;;`)
  if (!original) return [`FN:${text(name)}`, `N:${parts(name)}`]
  if (version === '3.0') return [`FN:${text(name)}`, `N:${parts(name)}`, `NICKNAME${language(original)}:${text(original.name)}`]
  return [
    `FN;ALTID=1:${text(name)}`,
    `FN;ALTID=1${language(original)}:${text(original.name)}`,
    `N;ALTID=1:${parts(name)}`,
    `N;ALTID=1${language(original)}:${parts(original.name)}`,
  ]
}

/** Posts after the first say by a group which title belongs to which organisation. */
function postLines({ organisation, post, postOriginal }: CardPost, place: number, { original }: Card, version: CardVersion): string[] {
  const group = place === 0 ? '' : `post${place + 1}.`
  const both = version === '4.0' && post && postOriginal
  const alternative = both ? `;ALTID=${place + 1}` : ''
  return [
    `${group}ORG:${text(organisation)}`,
    ...(post ? [`${group}TITLE${alternative}:${text(post)}`] : []),
    ...(both ? [`${group}TITLE${alternative}${language(original ?? {})}:${text(postOriginal)}`] : []),
  ]
}

function urlLines(website: string | undefined): string[] {
  const url = encodeUri(website ?? '')
  return url ? [`URL:${url}`] : []
}
