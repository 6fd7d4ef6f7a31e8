// Makes pairs.tsv from lexicon.txt: `node tests/names/make-pairs.ts > tests/names/pairs.tsv`. The same lexicon gives the same pairs.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

type Entry = { unit: string; role: string; forms: Map<string, string[]> }
type Half = 'tuning' | 'held-out'
type Pair = [a: string, b: string]

const hash = (text: string) => createHash('sha256').update(text).digest()

const entries: Entry[] = readFileSync(new URL('lexicon.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => {
    const [unit = '', role = '', ...forms] = line.split(' | ')
    const read = forms.map((form): [string, string[]] => [form.split(' ', 1)[0] ?? '', form.slice(form.indexOf(' ') + 1).split(', ')])
    return { unit, role, forms: new Map(read) }
  })

// Whole units fall into one half, so that no name, and no name it is mixed up with, is met in both.
const halfOf = (entry: Entry): Half => ((hash(`half ${entry.unit}`)[0] ?? 0) % 2 === 0 ? 'tuning' : 'held-out')

/** Numbers that follow from the words they are asked with. */
function drawer(seed: string) {
  let count = 0
  return (below: number) => hash(`${seed} ${count++}`).readUInt32BE(0) % below
}

const latin = ['en', 'la', 'fr', 'nl'] as const
const abu: Record<string, string> = { ar: 'أبو', en: 'Abu', la: 'Abū', fr: 'Abou', nl: 'Aboe' }
const ibn: Record<string, string> = { ar: 'بن', en: 'bin', la: 'ibn', fr: 'ben', nl: 'ibn' }

function pairsOf(half: Half): { kind: string; same: boolean; pair: Pair }[] {
  const draw = drawer(half)
  const pick = <T>(list: readonly T[]): T => {
    const one = list[draw(list.length)]
    if (one === undefined) throw new Error('Nothing to choose from')
    return one
  }
  const of = (role: string) => entries.filter((entry) => entry.role === role && halfOf(entry) === half)
  const [given, families, abds, dins] = ['given', 'family', 'abd', 'din'].map(of) as [Entry[], Entry[], Entry[], Entry[]]
  const written = (entry: Entry, tag: string) => pick(entry.forms.get(tag) ?? entry.forms.get('en') ?? [''])
  const having = (list: Entry[], ...tags: string[]) => list.filter((entry) => tags.some((tag) => entry.forms.has(tag)))
  const other = (list: Entry[], than: Entry) => pick(list.filter((entry) => entry.forms.get('ar')?.[0] !== than.forms.get('ar')?.[0]))
  const near = (list: Entry[]) => {
    const one = pick(list.filter((entry) => list.some((each) => each !== entry && each.unit === entry.unit)))
    return [one, pick(list.filter((each) => each !== one && each.unit === one.unit))] as const
  }
  const two = (): [string, string] => {
    const one = pick(latin)
    return draw(2) === 0 ? ['ar', one] : [one, pick(latin.filter((tag) => tag !== one))]
  }
  const full = (one: Entry, family: Entry, tag: string) => `${written(one, tag)} ${written(family, tag)}`
  const abd = (entry: Entry, tag: string) => {
    const core = written(entry, 'core')
    const joined = core.toLowerCase()
    if (tag === 'ar') return draw(2) === 0 ? `عبد ${written(entry, 'ar')}` : `عبد${written(entry, 'ar')}`
    if (tag === 'la') return `ʿAbd ${written(entry, 'la')}`
    if (tag === 'nl') return `Abd ${written(entry, entry.forms.has('nl') ? 'nl' : 'la')}`
    if (core === 'Allah') return pick(['Abdullah', 'Abdallah', 'Abdellah'])
    return tag === 'fr'
      ? pick([`Abdel${joined}`, `Abdel ${core}`, `Abdel-${core}`])
      : pick([`Abdul${joined}`, `Abdul ${core}`, `Abd al-${core}`])
  }
  const din = (entry: Entry, tag: string) => {
    if (tag === 'ar') return `${written(entry, 'ar')} الدين`
    if (tag === 'la') return `${written(entry, 'la')} al-Dīn`
    const core = written(entry, 'core')
    if (tag === 'fr') return pick([`${core}eddine`, `${core} Eddine`])
    return pick([`${core} al-Din`, `${core} ad-Din`, `${core} Eldin`, `${core}uddin`])
  }
  const misspell = (name: string) => {
    const at = 1 + draw(name.length - 3)
    const swapped = name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2)
    return draw(2) === 0 ? swapped : name.slice(0, at) + name[at] + name.slice(at)
  }

  const scriptPair = (): Pair => {
    const [one, family] = [pick(given), pick(families)]
    return [full(one, family, 'ar'), full(one, family, pick(latin))]
  }
  const romanPair = (): Pair => {
    const [one, family, first] = [pick(given), pick(families), pick(latin)]
    return [full(one, family, first), full(one, family, pick(latin.filter((tag) => tag !== first)))]
  }
  const turkishPair = (): Pair => {
    const [one, family] = [pick(having(given, 'tr')), pick(families)]
    const tag = pick(['ar', 'en', 'la'] as const)
    return [full(one, family, 'tr'), full(one, family, tag)]
  }
  const kurdishPair = (): Pair => {
    const tag = pick(['ku', 'so'] as const)
    const one = pick(having(given, tag))
    const family = pick(having(families, 'ku'))
    const kurdish = tag === 'so' ? `${written(one, 'so')} ${written(family, 'ar')}` : full(one, family, 'ku')
    return [kurdish, full(one, family, pick(['ar', 'en', 'fr'] as const))]
  }
  const syriacPair = (): Pair => {
    const [one, family] = [pick(having(given, 'sy')), pick(having(families, 'sy'))]
    return [full(one, family, 'sy'), full(one, family, pick(['ar', 'en', 'fr'] as const))]
  }
  const withTags = (say: (tag: string, who: [Entry, Entry]) => string, who: [Entry, Entry]): Pair => {
    const [a, b] = two()
    return [say(a, who), say(b, who)]
  }
  const particlePair = (): Pair => {
    const [one, father, family] = [pick(given), pick(given), pick(families)]
    const kunya = draw(2) === 0
    const say = (tag: string) =>
      kunya
        ? `${written(one, tag)} ${abu[tag]} ${written(father, tag)}`
        : `${written(one, tag)} ${ibn[tag]} ${written(father, tag)} ${written(family, tag)}`
    const [a, b] = two()
    return [say(a), say(b)]
  }
  const compoundPair = (): Pair => {
    const [one, family, tag] = [pick(given), pick(families), pick(latin)]
    const second = other(given, one)
    const [a, b] = [written(one, tag), written(second, tag)]
    return [
      `${a}-${b} ${written(family, tag)}`,
      pick([`${a}${b.toLowerCase()} ${written(family, 'ar')}`, full(one, second, 'ar').concat(` ${written(family, 'ar')}`)]),
    ]
  }
  const middlePair = (): Pair => {
    const [one, father, family] = [pick(given), pick(given), pick(families)]
    const [a, b] = two()
    return [`${full(one, father, a)} ${written(family, a)}`, full(one, family, b)]
  }
  const orderPair = (): Pair => {
    const [one, family] = [pick(given), pick(families)]
    const [a, b] = two()
    return [`${written(family, a)}${a === 'ar' ? '،' : ','} ${written(one, a)}`, full(one, family, b)]
  }
  const misspeltPair = (): Pair => {
    const [one, family] = [pick(given), pick(families)]
    return [full(one, family, 'en'), `${misspell(written(one, 'en'))} ${written(family, 'en')}`]
  }

  const same: Record<string, [times: number, make: () => Pair]> = {
    script: [60, scriptPair],
    romanisation: [55, romanPair],
    turkish: [15, turkishPair],
    kurdish: [25, kurdishPair],
    syriac: [8, syriacPair],
    abd: [24, () => withTags((tag, [one, family]) => `${abd(one, tag)} ${written(family, tag)}`, [pick(abds), pick(families)])],
    din: [12, () => withTags((tag, [one, family]) => `${din(one, tag)} ${written(family, tag)}`, [pick(dins), pick(families)])],
    particle: [20, particlePair],
    compound: [10, compoundPair],
    'middle name left out': [14, middlePair],
    'family first': [10, orderPair],
    misspelt: [10, misspeltPair],
  }
  const different: Record<string, [times: number, make: () => Pair]> = {
    'near given name': [
      75,
      () => {
        const [[one, second], family, [a, b]] = [near(given), pick(families), draw(3) === 0 ? (['en', 'en'] as const) : two()]
        return [full(one, family, a), full(second, family, b)]
      },
    ],
    'near family name': [
      25,
      () => {
        const [[one, second], person, [a, b]] = [near(families), pick(given), two()]
        return [full(person, one, a), full(person, second, b)]
      },
    ],
    sibling: [
      45,
      () => {
        const [one, family, [a, b]] = [pick(given), pick(families), two()]
        return [full(one, family, a), full(other(given, one), family, b)]
      },
    ],
    namesake: [
      45,
      () => {
        const [one, family, [a, b]] = [pick(given), pick(families), two()]
        return [full(one, family, a), full(one, other(families, family), b)]
      },
    ],
    'other servant': [
      25,
      () => {
        const [one, family, [a, b]] = [pick(abds), pick(families), two()]
        return [`${abd(one, a)} ${written(family, a)}`, `${abd(other(abds, one), b)} ${written(family, b)}`]
      },
    ],
    'kunya and name': [
      12,
      () => {
        const [one, family, [a, b]] = [pick(given), pick(families), two()]
        return [`${abu[a]} ${written(one, a)} ${written(family, a)}`, full(one, family, b)]
      },
    ],
    'father and son': [
      16,
      () => {
        const [one, family, [a, b]] = [pick(given), pick(families), two()]
        const father = other(given, one)
        return [
          `${written(one, a)} ${ibn[a]} ${written(father, a)} ${written(family, a)}`,
          `${written(father, b)} ${ibn[b]} ${written(one, b)} ${written(family, b)}`,
        ]
      },
    ],
  }

  const made = [same, different].flatMap((kinds, place) =>
    Object.entries(kinds).flatMap(([kind, [times, make]]) =>
      Array.from({ length: times }, () => ({ kind, same: place === 0, pair: make() })),
    ),
  )
  const plain = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const seen = new Set<string>()
  // Twins of a pair, and different people who would be written alike, tell nothing.
  return made.filter(({ pair: [a, b] }) => {
    const fresh = !seen.has(`${a}|${b}`) && plain(a) !== plain(b)
    seen.add(`${a}|${b}`)
    return fresh
  })
}

/** The whole file, as it is held beside this one. */
export function makePairs(): string {
  const rows = (['tuning', 'held-out'] as const).flatMap((half) =>
    pairsOf(half).map(({ kind, same, pair: [a, b] }) => [half, same ? 'same' : 'different', kind, a, b].join('\t')),
  )
  return `half\tverdict\tkind\ta\tb\n${rows.join('\n')}\n`
}

if (import.meta.main) process.stdout.write(makePairs())
