import type { Known } from '#app/domain/briefs/known.server.ts'
import { heldOn, overBy } from '#app/domain/briefs/posts.ts'
import { countryName, languageName } from '#app/lib/display-names.server.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { inMarkdown as md } from '#app/lib/markdown-text.ts'
import type { Voice } from './brief-draft.ts'

/** Each organisation with who speaks for it, and each of theirs who comes, with posts, languages and how to address them. */
export function whoSection(known: Known, voice: Voice): string {
  const organisations = known.organisations.map((one) => organisation(one, known, voice))
  const people = known.people.map((one) => person(one, known, voice))
  return [...organisations, ...people].join('\n')
}

const item = (head: string, below: string[]): string => [`- ${head}`, ...below.map((line) => `  - ${line}`)].join('\n')

/** The name, and in brackets how its own script writes it. */
function named({ name, names }: { name: string; names: { name: string; kind: string }[] }): string {
  const original = names.find((one) => one.kind === 'original')
  return original ? `**${md(name)}** (${md(original.name)})` : `**${md(name)}**`
}

function organisation(one: Known['organisations'][number], { standings }: Known, voice: Voice): string {
  const { t, words, locale } = voice
  const facts = [
    t(`words.organisationKind.${one.kind}`).toLowerCase(),
    one.parent && words.partOf(md(one.parent.name)),
    one.country && countryName(one.country, locale),
  ]
  const speakers = standings
    .filter((standing) => standing.organisation.id === one.id)
    .map((standing) => `${words.speaksForIt(md(standing.contact.name))}: ${standingIn(standing, voice)}`)
  return item(`${named(one)}: ${facts.filter(Boolean).join(', ')}.`, [
    ...(one.description ? [md(one.description.slice(0, 400))] : []),
    ...speakers,
  ])
}

function person(one: Known['people'][number], { on, organisations, standings }: Known, voice: Voice): string {
  const { t, words, locale } = voice
  const at = (post: string, organisation: string | null) => (organisation ? words.postAt(md(post), md(organisation)) : md(post))
  const now = one.posts.filter((post) => heldOn(post, on))
  const head = [
    one.role === 'delegation' ? '' : t(`words.participantRole.${one.role}`).toLowerCase(),
    one.post ? words.comesAs(at(one.post, one.organisation)) : '',
    ...now.filter(({ post }) => post !== one.post).map(({ post, organisation }) => at(post, organisation.name)),
  ].filter(Boolean)
  const spoken = one.languages.map((tag, place) => {
    const language = languageName(tag, locale)
    return place === 0 && one.languages.length > 1 ? words.preferred(language) : language
  })
  const told = [
    head.length > 0 ? `${head.join('; ')}.` : '',
    one.formOfAddress ? words.address(words.quoted(md(one.formOfAddress))) : '',
    spoken.length > 0 ? words.languages(spoken.join(', ')) : '',
  ]
  const earlier = one.posts
    .filter((post) => overBy(post, on))
    .slice(0, 4)
    .map((post) => words.earlier(`${at(post.post, post.organisation.name)}${period(post, voice)}`))
  // For whom the organisations' own speakers speak stands with the organisation.
  const others = standings
    .filter(({ contact, organisation }) => contact.id === one.id && !organisations.some(({ id }) => id === organisation.id))
    .map((standing) => `${words.speaksFor(md(standing.organisation.name))}: ${standingIn(standing, voice)}`)
  return item(`${named(one)}: ${told.filter(Boolean).join(' ')}`.replace(/: $/, ''), [...earlier, ...others])
}

/** How certain it is that somebody speaks for others, who says so, for what, and where that stands. */
function standingIn(standing: Known['standings'][number], { words, locale }: Voice): string {
  const facts = [
    words.standing[standing.state](standing.byWhom && md(standing.byWhom)),
    standing.matter && words.forMatter(md(standing.matter)),
    standing.fromOn && words.since(formatDate(standing.fromOn, locale, 'short')),
  ]
  return `${facts.filter(Boolean).join(', ')}. ${standing.source ? words.source(md(standing.source)) : capital(words.noSource)}.`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function period({ fromOn, untilOn }: { fromOn: string | null; untilOn: string | null }, { words, locale }: Voice): string {
  const years = [fromOn?.slice(0, 4), untilOn?.slice(0, 4)]
  if (years[0] && years[1]) return years[0] === years[1] ? `, ${years[0]}` : `, ${years[0]}–${years[1]}`
  return untilOn ? `, ${words.until(formatDate(untilOn, locale, 'short'))}` : ''
}
