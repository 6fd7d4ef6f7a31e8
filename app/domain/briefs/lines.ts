import type { CommitmentRow } from '../commitments/queries.server.ts'
import type { TopicText } from './lines.server.ts'
import { type Fact, refTo, type Sieve } from './sources.ts'

type Topic = { id: string; name: string; nameNl: string | null }
type TakenBack = CommitmentRow & Fact & { topics: string[] }

const textsTold = 4

/** What we said so far on each topic, in order of date; what the brief tells elsewhere (`talks`, or an earlier topic) is only named. */
export function linesOn(
  topics: Topic[],
  { texts, takenBack }: { texts: TopicText[]; takenBack: TakenBack[] },
  talks: { id: string; readOuts: unknown[] }[],
  { goesIn, keep, mayGoIn }: Sieve,
) {
  const told = new Set<string>()
  const bodyOf = (text: TopicText): { from: 'brief' | 'read-out'; body: string } | undefined => {
    if (text.briefId && text.brief && goesIn({ rests: [refTo('engagement', text.id), refTo('brief', text.briefId)] }))
      return { from: 'brief', body: text.brief }
    const quoted = talks.some((talk) => talk.id === text.id && talk.readOuts.length > 0)
    if (text.readOutId && text.readOut && !quoted && goesIn({ rests: [refTo('engagement', text.id), refTo('read-out', text.readOutId)] }))
      return { from: 'read-out', body: text.readOut }
    return undefined
  }
  return topics
    .map((topic) => {
      const lines = texts
        .filter((text) => text.topicId === topic.id && mayGoIn(text))
        .slice(0, textsTold)
        .flatMap((text) => {
          const line = { id: text.id, on: text.on, title: text.title }
          if (told.has(text.id)) return { ...line, text: null, withWhom: [] }
          const found = bodyOf(text)
          if (!found) return []
          told.add(text.id)
          return { ...line, text: found, withWhom: keep(text.withWhom).map(({ name }) => name) }
        })
      return { topic, lines, takenBack: keep(takenBack.filter((row) => row.topics.includes(topic.id))) }
    })
    .filter(({ lines, takenBack }) => lines.length + takenBack.length > 0)
}

export type TopicLines = ReturnType<typeof linesOn>[number]
