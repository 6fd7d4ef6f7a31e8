import type { Level } from '#db/schema/words.ts'

/** Records that a draft can be made of. */
export const sourceNouns = ['organisation', 'contact', 'engagement', 'read-out', 'brief', 'commitment', 'follow-up'] as const
export type SourceNoun = (typeof sourceNouns)[number]

export type Ref = `${SourceNoun}:${string}`
export const refTo = (noun: SourceNoun, id: string): Ref => `${noun}:${id}`

/** `page`: id of the record whose page shows it, which for a text is its engagement; `on`: first day of that engagement. */
export type Source = { noun: SourceNoun; id: string; title: string; level: Level; deskId: string; page: string; on: string | null }

/** A fact of a draft, and the records it rests on: it goes in when all of them may. */
export type Fact = { rests: Ref[] }

/**
 * Keeps out what readers of the draft could not see at its source: what is need-to-know, and what another desk keeps confidential. The
 * brief belongs to `deskId`, the desk of its engagement.
 */
export function sieve(sources: ReadonlyMap<Ref, Source>, deskId: string) {
  const taken = new Map<Ref, Source>()
  const leftOut = new Map<Ref, Source>()
  const fits = (source: Source | undefined) =>
    source !== undefined && source.level !== 'need-to-know' && (source.level !== 'confidential' || source.deskId === deskId)
  const goesIn = ({ rests }: Fact): boolean => {
    const wanted = rests.filter((ref) => !fits(sources.get(ref)))
    const into = wanted.length === 0 ? taken : leftOut
    for (const ref of wanted.length === 0 ? rests : wanted) {
      const source = sources.get(ref)
      if (source) into.set(ref, source)
    }
    return wanted.length === 0
  }
  return {
    /** Asks without taking it in. */
    mayGoIn: ({ rests }: Fact): boolean => rests.every((ref) => fits(sources.get(ref))),
    goesIn,
    keep: <Row extends Fact>(rows: readonly Row[]): Row[] => rows.filter(goesIn),
    /** The first so many that may; what comes after them is not looked at. */
    first: <Row extends Fact>(rows: readonly Row[], most: number): Row[] => {
      let kept = 0
      return rows.filter((row) => kept < most && goesIn(row) && ++kept)
    },
    taken: (): Source[] => inOrder(taken),
    leftOut: (): Source[] => inOrder(leftOut),
  }
}

const inOrder = (sources: Map<Ref, Source>): Source[] =>
  [...sources.values()].sort((a, b) => sourceNouns.indexOf(a.noun) - sourceNouns.indexOf(b.noun))

export type Sieve = ReturnType<typeof sieve>
