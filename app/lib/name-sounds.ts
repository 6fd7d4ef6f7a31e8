/**
 * One sound of a word: the consonants and the vowels (a, i, u) its letters may stand for, and what it counts when the other spelling
 * leaves it out, where that is written in Arabic script and where in Latin.
 */
export type Sound = { consonants: string; vowels: string; lost: [toArabic: number, toLatin: number] }

// T stands for th, D for dh, x for kh, c for sh, C for the ch of church, g for gh.
const arabic: Record<string, string> = {
  ب: 'b',
  پ: 'pbf',
  ت: 't',
  ث: 'Tst',
  ج: 'j',
  چ: 'Cc',
  ح: 'h',
  خ: 'x',
  د: 'd',
  ذ: 'Dzd',
  ر: 'r',
  ڕ: 'r',
  ز: 'z',
  ژ: 'jz',
  س: 's',
  ش: 'c',
  ص: 's',
  ض: 'dDz',
  ط: 't',
  ظ: 'zDd',
  غ: 'g',
  ف: 'f',
  ڤ: 'fw',
  ق: 'k',
  ك: 'k',
  گ: 'g',
  ل: 'l',
  ڵ: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
}

const consonant = (consonants: string): Sound => {
  const lost = consonants === 'h' ? 0.5 : 1
  return { consonants, vowels: '', lost: [lost, lost] }
}
const vowel = (vowels: string, toArabic: number, toLatin: number): Sound => ({ consonants: '', vowels, lost: [toArabic, toLatin] })
// Sounds that one spelling takes for a consonant and the other for a vowel.
const glide = (consonants: 'w' | 'y', lost: number): Sound => ({ consonants, vowels: consonants === 'w' ? 'u' : 'i', lost: [lost, lost] })

/** Arabic leaves short vowels out, so those it writes are long, and a Latin spelling has them. */
function arabicSounds(word: string): Sound[] {
  return [...word].flatMap((letter, place, letters): Sound[] => {
    const [first, last] = [place === 0, place === letters.length - 1]
    if (letter === 'ا') return [vowel(first ? 'aiu' : 'a', 0.45, first ? 0.35 : 0.5)]
    if (letter === 'ع') return [vowel('aiu', 0.5, 0.1)]
    if (letter === 'و') return [{ ...glide('w', 0.45), lost: [0.45, 0.6] }]
    if (letter === 'ٮ') return [vowel('aI', 0.6, 0.7)]
    if (letter === 'ي') return [{ ...glide('y', 0.45), lost: last ? [0.6, 0.7] : [0.45, 0.65] }]
    // Latin writes no more than th or sh of them.
    if (letter === 'ح' && /[تسدك]/.test(letters[place - 1] ?? '')) return [{ ...consonant('h'), lost: [0.5, 0.15] }]
    if (last && letter === 'ه' && place > 1) return [{ consonants: 'h', vowels: 'a', lost: [0.6, 0.7] }]
    const consonants = arabic[letter]
    return consonants ? [consonant(consonants)] : []
  })
}

type Reading = (letters: string, place: { first: boolean; last: boolean }) => Sound

const always =
  (consonants: string): Reading =>
  () =>
    consonant(consonants)
const colours: Record<string, string> = { a: 'a', e: 'aiE', i: 'i', o: 'uo', u: 'u', y: 'i' }

// What English, French, Dutch, German, Turkish and Kurdish write; longer ones come first.
const latin: [letters: RegExp, reading: Reading][] = [
  [/tsj|tch|tsh|tsch/y, always('Cc')],
  [/dzj|dsch|dsj|dj|dg(?=[ei])/y, always('j')],
  [/sch|sh|sj|ʃ/y, always('c')],
  [/ʧ/y, always('Ccs')],
  [/kh|(?<![a-zɦʃʧ])x/y, always('x')],
  [/ch/y, always('xcC')],
  [/gh/y, always('g')],
  [/zh/y, always('jz')],
  [/th/y, always('TtDs')],
  [/dh/y, always('DdzT')],
  [/ph/y, always('f')],
  [/cq|q|ck?(?![aeiouy])|k/y, always('k')],
  [/c(?=[eiy])/y, always('sj')],
  [/c/y, always('kj')],
  [/gu(?=[ei])|g/y, always('gj')],
  [/j/y, () => ({ ...consonant('jy'), vowels: 'i' })],
  [/v/y, () => ({ ...consonant('fw'), vowels: 'u' })],
  [/p/y, always('pb')],
  [/x/y, always('k')],
  [/z/y, always('zD')],
  [/[hɦ](?![a-zɦʃʧ])/y, () => ({ ...consonant('h'), lost: [0.05, 0.05] })],
  [/ɦ/y, always('h')],
  [/[bdfhlmnrst]/y, (letters) => consonant(letters)],
  [/(?:ou|oe|u?w|u)(?=[aeiouy])|w/y, () => glide('w', 0.3)],
  [/i?y(?=[aeiou])|i(?=[aou])|(?<=[ae])[iy]/y, () => glide('y', 0.3)],
  [/ie|ee|ii|ij(?![aeiou])|iy|yi/y, (_, { last }) => vowel('i', last ? 0.7 : 0.15, last ? 0.7 : 0.35)],
  [/ou|oe|oo|uu/y, (_, { last }) => vowel('u', last ? 0.5 : 0.15, last ? 0.5 : 0.25)],
  [/aa/y, (_, { last }) => vowel('a', last ? 0.7 : 0.4, last ? 0.7 : 0.3)],
  [/e(?![a-zɦʃʧ])/y, () => vowel('aiE', 0.15, 0.15)],
  [
    /[aeiouy]/y,
    (letters, { first, last }) => vowel(colours[letters] ?? '', first ? 0.5 : last ? 0.7 : 0.03, first ? 0.5 : last ? 0.7 : 0.2),
  ],
]

function latinSounds(word: string): Sound[] {
  const plain = word.replace(/([^aeiou])\1+/g, '$1')
  const sounds: Sound[] = []
  for (let at = 0; at < plain.length; ) {
    const [letters, sound] = soundAt(plain, at)
    if (sound) sounds.push(sound)
    at += letters.length
  }
  // A doubled sound counts once, whether it is written with one letter or two.
  return sounds.filter((sound, place) => sound.consonants === '' || sound.consonants !== sounds[place - 1]?.consonants)
}

function soundAt(word: string, at: number): [letters: string, sound: Sound | undefined] {
  for (const [pattern, reading] of latin) {
    pattern.lastIndex = at
    const letters = pattern.exec(word)?.[0]
    if (letters) return [letters, reading(letters, { first: at === 0, last: at + letters.length === word.length })]
  }
  return [word[at] ?? ' ', undefined]
}

/** The sounds, in each way to read them, of one word as `spokenName` writes it; in a script that is not known here each letter is a sound of its own. */
export function readingsOf(word: string): Sound[][] {
  if (isArabic(word)) return [arabicSounds(word)]
  if (!/[a-z]/.test(word)) return [[...word].map((letter) => consonant(letter))]
  // In Ishaq, Fathi and Nadja two letters that elsewhere are one sound are two.
  const apart = word.replace(/([stdk])([hj])(?=.)/g, "$1'$2")
  return apart === word ? [latinSounds(word)] : [latinSounds(word), latinSounds(apart)]
}

export const isArabic = (word: string): boolean => /^[\u0600-\u06ff]/.test(word)
