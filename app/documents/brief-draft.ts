import type { Known } from '#app/domain/briefs/known.server.ts'
import { firstLinesOf } from '#app/domain/timeline/excerpt.ts'
import type { Reader, Translate } from '#app/i18n/reader.tsx'
import { daysBetween } from '#app/lib/dates.ts'
import { formatDate, formatDaysLate, formatRange } from '#app/lib/format-dates.ts'
import { inMarkdown as md } from '#app/lib/markdown-text.ts'
import type { TopicLines } from '../domain/briefs/lines.ts'
import { whoSection } from './brief-who.ts'
import { type BriefWords, briefWords } from './brief-words.ts'

const aimsTold = 8

export type Voice = { t: Translate; words: BriefWords; locale: Reader['locale']; today: string }

/** The draft of a brief in Markdown, in the reader's language: what is known, said in the order in which it is needed. */
export function briefDraft(known: Known, t: Translate, { locale, today }: Pick<Reader, 'locale' | 'today'>): string {
  const voice = { t, words: briefWords[locale], locale, today }
  const { words } = voice
  const sections = [
    section(words.aims, list(aims(known, voice))),
    section(words.who, whoSection(known, voice)),
    section(words.talks, talks(known, voice)),
    section(words.open, open(known, voice)),
    section(words.settled, list(known.settled.map((row) => settled(row, voice)))),
    section(
      words.followUps,
      list(known.followUps.map((row) => `${md(row.title)} (${dueIn(row.dueOn, voice)}; ${words.owner(md(row.owner))})`)),
    ),
    section(words.lines, known.lines.map((lines) => topic(lines, voice)).join('\n\n')),
    section(words.care, list(care(known, voice))),
  ]
  return [`*${words.made(formatDate(today, locale, 'short'))}*`, ...sections].filter(Boolean).join('\n\n')
}

const section = (title: string, body: string): string => (body ? `# ${title}\n\n${body}` : '')
const list = (items: string[]): string => items.map((item) => `- ${item}`).join('\n')

type Promised = Known['open'][number]

/** What to reach: what it is for, what parliament asks, what is open, what was and was not kept. A short list to edit. */
function aims({ engagement, open, settled }: Known, { words }: Voice): string[] {
  const quote = (row: Promised) => words.quoted(md(row.wording))
  const side = (rows: Promised[], direction: Promised['direction']) => rows.filter((row) => row.direction === direction)
  const became = (state: Promised['state'], direction: Promised['direction']) =>
    side(settled, direction).filter((row) => row.state === state)
  return [
    ...(engagement.purpose ? [md(engagement.purpose)] : []),
    ...engagement.mandates.map(({ reference, title, asks }) => words.carryOut(`${md(title)} (${md(reference)})`, md(asks))),
    ...became('broken', 'ours').map((row) => words.explain(quote(row))),
    ...became('broken', 'theirs').map((row) => words.raise(quote(row))),
    ...side(open, 'ours').map((row) => words.sayHow(quote(row))),
    ...side(open, 'theirs').map((row) => words.askHow(quote(row))),
    ...became('kept', 'theirs').map((row) => words.thank(quote(row))),
  ].slice(0, aimsTold)
}

function talks({ talks }: Known, { t, words, locale }: Voice): string {
  if (talks.length === 0) return words.noTalks
  const told = talks.map((talk) => {
    const head = [
      formatRange(talk.on, talk.until, locale),
      t(`words.kind.${talk.kind}`).toLowerCase(),
      talk.place && md(talk.place),
      talk.tier && t(`words.tier.${talk.tier}`).toLowerCase(),
    ]
    const people = talk.people.map(({ name, post }) => (post ? `${md(name)} (${md(post)})` : md(name)))
    const said = talk.readOuts.map(({ body }) => firstLinesOf(body)).filter(Boolean)
    return [
      `## ${head.filter(Boolean).join(', ')}`,
      `${md(talk.title)}.${people.length > 0 ? ` ${words.there(people.join(', '))}` : ''}`,
      ...(said.length > 0 ? said.map((text) => `> ${md(text)}`) : [words.noReadOut]),
    ].join('\n\n')
  })
  return told.join('\n\n')
}

function open({ open }: Known, voice: Voice): string {
  if (open.length === 0) return voice.words.nothingOpen
  const sides = (['ours', 'theirs'] as const).map((direction) => {
    const rows = open.filter((row) => row.direction === direction)
    const items = rows.map(
      (row) => `${voice.words.quoted(md(row.wording))} (${[dueIn(row.dueOn, voice), partner(row, voice)].filter(Boolean).join('; ')})`,
    )
    return rows.length > 0 ? `## ${voice.t(`words.direction.${direction}`)}\n\n${list(items)}` : ''
  })
  return sides.filter(Boolean).join('\n\n')
}

function settled(row: Promised, voice: Voice): string {
  const { t, words } = voice
  const notes = [t(`words.direction.${row.direction}`), partner(row, voice), row.evidence && words.shown(md(row.evidence))]
  return `**${t(`words.commitment.${row.state}`)}**: ${words.quoted(md(row.wording))} (${notes.filter(Boolean).join('; ')})`
}

const partner = ({ organisation, contact }: Promised, { words }: Voice): string => {
  const name = organisation?.name ?? contact?.name
  return name ? words.withWhom(md(name)) : ''
}

function dueIn(dueOn: string | null, { words, locale, today }: Voice): string {
  if (!dueOn) return words.noDate
  const late = daysBetween(dueOn, today)
  const due = words.due(formatDate(dueOn, locale, 'short'))
  return late > 0 ? `${due}, **${formatDaysLate(late, locale)}**` : due
}

/** Texts side by side by date. Only what can be told is marked: promises that were broken or withdrawn, and that there is more than one text. */
function topic({ topic, lines, takenBack }: TopicLines, { words, locale }: Voice): string {
  const told = lines.map(({ on, title, text, withWhom }) => {
    const what = [md(title), withWhom.length > 0 ? words.withWhom(withWhom.map(md).join(', ')) : ''].filter(Boolean).join(', ')
    const head = `${formatDate(on, locale, 'short')}, ${what}`
    if (!text) return `${head} (${words.seeAbove})`
    return `${head} (${text.from === 'brief' ? words.fromBrief : words.fromReadOut}): ${md(firstLinesOf(text.body))}`
  })
  const marks = [
    ...takenBack.map((row) => words.takenBack(words.quoted(md(row.wording)), row.state === 'broken' ? 'broken' : 'withdrawn')),
    ...(lines.length > 1 ? [words.compare] : []),
  ]
  const name = locale === 'nl' ? (topic.nameNl ?? topic.name) : topic.name
  return [`## ${md(name)}`, ...marks.map((mark) => `**${mark}**`), list(told)].filter(Boolean).join('\n\n')
}

/** Remarks with their level, representations that are not agreed, and how names are written. */
function care({ people, organisations, standings }: Known, { t, words }: Voice): string[] {
  const named = [...organisations, ...people].flatMap(({ name, names }) => {
    const aliases = names.filter((one) => one.kind === 'alias').map((one) => md(one.name))
    const others = [...new Map(aliases.map((alias) => [alias.toLowerCase(), alias])).values()]
    return others.length > 0 ? [words.alsoWritten(md(name), others.slice(0, 6).join(', '))] : []
  })
  const contested = standings.filter(({ state }) => state === 'contested')
  return [
    ...contested.map(({ contact, organisation, byWhom, source }) => {
      const who = words.standing.contested(byWhom && md(byWhom))
      return `${words.says(md(contact.name))} (${md(organisation.name)}; ${who}; ${source ? words.source(md(source)) : words.noSource}).`
    }),
    ...people.flatMap(({ name, remarks, level }) =>
      remarks ? [`${md(name)} (${t(`words.level.${level}`).toLowerCase()}): ${md(remarks)}`] : [],
    ),
    ...named,
  ]
}
