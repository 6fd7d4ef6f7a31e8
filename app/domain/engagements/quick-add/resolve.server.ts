import { foldText } from '#app/lib/fold-text.ts'
import type { DateLocale } from '#app/lib/format-dates.ts'
import { topics as topicTable } from '#db/schema/topics.ts'
import type { ActorDb } from '../../access/as-actor.server.ts'
import { lookup } from '../../search/lookup.server.ts'
import type { Quick } from './parse.ts'

type Named = { id: string; name: string }

/** A word that names nobody, or several. */
export type Unsettled = { about: 'topic' | 'member' | 'organisation'; said: string; may: string[] }

export type Resolved = { topics: Named[]; members: Named[]; organisations: Named[]; unsettled: Unsettled[] }

/** Finds whom and what the words of a line name, among what the actor may know, topics in the reader's language. Where several fit none is taken. */
export async function resolveQuick(db: ActorDb, quick: Quick, locale: DateLocale): Promise<Resolved> {
  const topics = await findTopics(db, quick.topics, locale)
  const members = await findMembers(db, quick.members)
  const organisations = await findOrganisations(db, quick.title)
  return {
    topics: topics.found,
    members: members.found,
    organisations: organisations.found,
    unsettled: [...organisations.unsettled, ...topics.unsettled, ...members.unsettled],
  }
}

type Found = { found: Named[]; unsettled: Unsettled[] }

function settle(about: Unsettled['about'], words: string[], candidates: Named[][]): Found {
  const pairs = words.map((said, index) => ({ said, list: candidates[index] ?? [] }))
  return {
    found: pairs.flatMap(({ list }) => (list.length === 1 ? list : [])),
    unsettled: pairs
      .filter(({ list }) => list.length !== 1)
      .map(({ said, list }) => ({ about, said, may: list.map((one) => one.name).slice(0, 5) })),
  }
}

/** A topic by its name in either language, by how that begins, or by words of it: '#religie' is 'Vrijheid van religie'. */
async function findTopics(db: ActorDb, words: string[], locale: DateLocale): Promise<Found> {
  if (words.length === 0) return { found: [], unsettled: [] }
  const all = await db.select({ id: topicTable.id, name: topicTable.name, nameNl: topicTable.nameNl }).from(topicTable)
  const candidates = words.map((word) => {
    const wanted = foldText(word.replaceAll('-', ' '))
    const names = (topic: (typeof all)[number]) => [topic.name, topic.nameNl ?? ''].map(foldText)
    const fits = (how: (name: string) => boolean) => all.filter((topic) => names(topic).some(how))
    const ways = [
      (name: string) => name === wanted,
      (name: string) => name.startsWith(wanted),
      (name: string) => wanted.split(' ').every((part) => ` ${name}`.includes(` ${part}`)),
    ]
    const found = ways.map(fits).find((list) => list.length > 0) ?? []
    return found.map(({ id, name, nameNl }) => ({ id, name: (locale === 'nl' && nameNl) || name }))
  })
  return settle('topic', words, candidates)
}

async function findMembers(db: ActorDb, words: string[]): Promise<Found> {
  const candidates: Named[][] = []
  for (const word of words) candidates.push(await lookup(db, word.replaceAll(/[.-]/g, ' '), 6, ['member']))
  return settle('member', words, candidates)
}

const passedOver = new Set(
  'met with over about the het een van voor for and en bij at delegation delegatie overleg gesprek talk meeting call bellen bezoek visit lunch diner dinner briefing community gemeenschap kennismaking'.split(
    ' ',
  ),
)

/** The longest run of words that names an organisation, at most three words; then what stands beside it. */
async function findOrganisations(db: ActorDb, title: string): Promise<Found> {
  const words = title
    .split(/[^\p{L}\p{M}\d'’-]+/u)
    .filter(Boolean)
    .slice(0, 12)
  const outcome: Found = { found: [], unsettled: [] }
  for (let start = 0; start < words.length; ) {
    const run = await longestRun(db, words.slice(start, start + 3))
    if (run?.list.length === 1) outcome.found.push(...run.list)
    else if (run) outcome.unsettled.push({ about: 'organisation', said: run.said, may: run.list.map((one) => one.name).slice(0, 5) })
    start += run?.length ?? 1
  }
  return { ...outcome, found: outcome.found.filter((one, index, all) => all.findIndex(({ id }) => id === one.id) === index) }
}

async function longestRun(db: ActorDb, words: string[]) {
  for (let length = words.length; length > 0; length--) {
    const run = words.slice(0, length)
    if (passedOver.has(run[0]?.toLowerCase() ?? '') || (length === 1 && (run[0]?.length ?? 0) < 3)) continue
    const list = await lookup(db, run.join(' '), 6, ['organisation'])
    if (list.length > 0) return { said: run.join(' '), length, list: list.map(({ id, name }) => ({ id, name })) }
  }
  return undefined
}
