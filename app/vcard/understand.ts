import { CardRefused, type Property } from './lines.ts'
import { lineOf, partsOf, textOf } from './texts.ts'
import type { CardName, CardPost, ReadCard } from './values.ts'

const versions = ['2.1', '3.0', '4.0']
const read = ['VERSION', 'FN', 'N', 'NICKNAME', 'ORG', 'TITLE', 'ROLE', 'LANG', 'EMAIL', 'TEL', 'NOTE', 'CLASS']
// They say nothing of the person.
const technical = ['UID', 'REV', 'PRODID', 'KIND', 'SOURCE', 'X-ABSHOWAS', 'X-ABUID', 'CLIENTPIDMAP']

/** Takes from a card what a contact has a place for. `line` is where it begins. */
export function understand(line: number, properties: Property[]): ReadCard {
  const named = (name: string) => properties.filter((property) => property.name === name && property.value.trim() !== '')
  if (!versions.includes(named('VERSION')[0]?.value.trim() ?? '')) throw new CardRefused('no-version', line)
  const names = namesIn(named('FN'), named('N'))
  const [name, second, ...others] = names
  if (!name) throw new CardRefused('no-name', line)
  const [email, phone, note] = [
    best(named('EMAIL')),
    best(named('TEL')),
    named('NOTE')
      .map(({ value }) => textOf(value))
      .join('\n'),
  ]
  const telephone = phone && lineOf(phone.value).replace(/^tel:/i, '')
  const unknown = properties.filter((property) => !read.includes(property.name) && !technical.includes(property.name))
  const more = [...named('EMAIL'), ...named('TEL')].filter((property) => property !== email && property !== phone)
  return {
    name: name.name,
    ...(second && { original: second }),
    aliases: [...others, ...named('NICKNAME').flatMap(nicknames)],
    posts: postsIn(named('ORG'), [...named('TITLE'), ...(named('TITLE').length > 0 ? [] : named('ROLE'))]),
    languages: inOrder(named('LANG')).map(({ value }) => lineOf(value)),
    ...(email && { email: lineOf(email.value) }),
    ...(telephone && { phone: telephone }),
    ...(note && { note }),
    confidential: named('CLASS').some(({ value }) => /^(CONFIDENTIAL|PRIVATE)$/i.test(value.trim())),
    unread: [...new Set([...unknown, ...more].map((property) => property.name))].sort(),
  }
}

/** The full names, the one without a language first; put together from its parts when there is none. */
function namesIn(full: Property[], parts: Property[]): CardName[] {
  const written = (full.length > 0 ? full : []).map((property) => named(property, lineOf(property.value)))
  const plain = written.findIndex(({ language }) => language === undefined)
  const first = plain > 0 ? written.splice(plain, 1) : []
  const names = [...first, ...written].filter(({ name }) => name !== '')
  if (names.length > 0) return names
  return parts.slice(0, 1).flatMap(({ value }) => {
    const [family = '', given = '', middle = '', before = '', after = ''] = partsOf(value, ';').map((part) => part.replace(/\s+/g, ' '))
    const name = [before, given, middle, family, after].filter(Boolean).join(' ')
    return name ? [{ name }] : []
  })
}

function named({ parameters }: Property, name: string): CardName {
  const language = parameters.get('LANGUAGE')?.[0]?.toLowerCase()
  return language ? { name, language } : { name }
}

const nicknames = (property: Property): CardName[] =>
  partsOf(property.value, ',').flatMap((name) => (name === '' ? [] : named(property, name.replace(/\s*\n\s*/g, ', '))))

/** A title belongs to the organisation of its group, else to the one in the same place; one with the same ALTID says it once more. */
function postsIn(organisations: Property[], titles: Property[]): CardPost[] {
  const loose = organisations.filter(({ group }) => group === '')
  const posts = organisations.map((organisation) => {
    const place = loose.indexOf(organisation)
    const own = titles.filter(({ group }) => group === organisation.group)
    const [title, again] = place < 0 ? own : sameTitle(own, place)
    return post(partsOf(organisation.value, ';')[0] ?? '', title, again)
  })
  const homeless = organisations.length === 0 ? titles.slice(0, 1).map((title) => post('', title, undefined)) : []
  return [...posts, ...homeless].filter(({ organisation, post }) => organisation !== '' || post)
}

function sameTitle(titles: Property[], place: number): Property[] {
  const groups = [...Map.groupBy(titles, (title) => title.parameters.get('ALTID')?.[0] ?? title).values()]
  return groups[place] ?? []
}

function post(organisation: string, title: Property | undefined, again: Property | undefined): CardPost {
  return {
    organisation: organisation.replace(/\s*\n\s*/g, ', '),
    ...(title && { post: lineOf(title.value) }),
    ...(again && { postOriginal: lineOf(again.value) }),
  }
}

const best = (properties: Property[]): Property | undefined => inOrder(properties)[0]

function inOrder(properties: Property[]): Property[] {
  const rank = ({ parameters }: Property) => {
    const preferred = parameters.get('TYPE')?.some((type) => /^pref$/i.test(type))
    return preferred ? 1 : Number(parameters.get('PREF')?.[0] ?? 101)
  }
  return properties.toSorted((a, b) => rank(a) - rank(b))
}
