import { joinedName } from './spoken-name.ts'

// d and t are one sound here: ذ is heard as either (al-Ladhiqiyah, Latakia), and Turkish writes Ahmet for Ahmad.
const arabicSounds = new Map(
  Object.entries({
    b: 'بپ',
    t: 'تثدذضطٹڈ',
    j: 'جژ',
    c: 'شچ',
    x: 'خ',
    h: 'حه',
    r: 'رڕڑ',
    z: 'زظ',
    s: 'سص',
    g: 'غگ',
    f: 'فڤ',
    k: 'قك',
    l: 'لڵ',
    m: 'م',
    n: 'نں',
  }).flatMap(([sound, letters]) => [...letters].map((letter) => [letter, sound] as const)),
)

// What English, French, German and Dutch write for one Arabic sound; c stands for sh, x for kh. Longer ones come first.
const latinSounds: Record<string, string> = {
  ʃ: 'c',
  ʧ: 'c',
  ɦ: 'h',
  tsj: 'tc',
  tch: 'tc',
  sch: 'c',
  sj: 'c',
  sh: 'c',
  kh: 'x',
  ch: 'x',
  dj: 'j',
  gh: 'g',
  ph: 'f',
  th: 't',
  dh: 't',
  ck: 'k',
  qu: 'k',
  q: 'k',
  c: 'k',
  v: 'f',
  p: 'b',
  d: 't',
  x: 'ks',
}
const latinSound = new RegExp(Object.keys(latinSounds).join('|'), 'g')

// Plurals that no ending tells from a name: -en is Dutch in Druzen, but not in Mohsen.
const singulars: Record<string, string> = { druzen: 'druz', drusen: 'druz', druzes: 'druz', koerden: 'kurd', koerd: 'kurd', kurds: 'kurd' }

// In both scripts w and y count at the start of a word, and w also before a diphthong or i and before a word's last vowel: only there
// do both of them write it. Every other vowel, ain and alef goes; one at the start becomes an a.
function arabicKey(word: string): string {
  return word
    .replace('ٮ', 'ي')
    .replace(/(?<=..)ي[وي]ن$/, 'ي')
    .replace(/(?<=.)و(?=ي|[اه]$)/g, 'w')
    .replace(/(?<=.)[هح]$/, '')
    .replace(/(?<=.)([تد])ح/g, '$1')
    .replace(/^[اع]/, 'a')
    .replace(/^و/, 'w')
    .replace(/^ي/, 'y')
    .replace(/[\u0600-\u06ff]/g, (letter) => arabicSounds.get(letter) ?? '')
}

function latinKey(word: string): string {
  const plain = (singulars[word] ?? word)
    .replace(/(?<=...)(?:iet|ite)(?:n|en|s)?$/, 'i')
    .replace(/(?<=[aeiouy])[hɦ]$/, '')
    .replace(/oe/g, 'u')
    .replace(/c(?=[eiy])/g, 's')
    .replace(latinSound, (sound) => latinSounds[sound] ?? sound)
    .replace(/(?:ou|u?w)(?=[aeiu])/g, 'w')
    .replace(/(?<=.)u(?=[ei])|(?<=.)[ou](?=a[iy])/g, 'w')
    .replace(/^[aeiou]/, 'A')
    .replace(/(?<=.)w(?=[ei]|a[iy]|a+$)/g, 'W')
  const start = /^[wy]/.exec(plain)?.[0] ?? ''
  return start + plain.replace(/[aeiouyw']/g, '').toLowerCase()
}

function keyOfWord(word: string): string {
  const key = /^[\u0600-\u06ff]/.test(word) ? arabicKey(word) : /^[a-zʃʧɦ]/.test(word) ? latinKey(word) : word
  // An n before b is spoken, and often written, as m: Jumblatt.
  return key.replace(/n(?=b)/g, 'm').replace(/(.)\1+/gu, '$1')
}

// What a letter may stand for besides: in another language of the same script, or in another script that has no letter of its own for it.
const otherReadings: [script: RegExp, letters: RegExp, instead: string][] = [
  [/^[a-z]/, /g(?!h)/g, 'j'],
  [/^[a-z]/, /ch/g, 'sh'],
  [/^[a-z]/, /c(?=[eiy])|(?<!s)c(?!h)/g, 'j'],
  [/^[a-z]/, /v/g, 'w'],
  [/^[a-z]/, /(?<![sdz])j/g, 'y'],
  [/^[a-z]/, /kh|ch|(?<=^)x/g, 'h'],
  [/^[a-z]/, /th/g, 's'],
  [/^[a-z]/, /(?<=.)sh(?=.)/g, 'sɦ'],
  [/^[a-z]/, /(?<=.)dj/g, 'dy'],
  [/^[a-z]/, /ʧ/g, 's'],
  [/^[\u0600-\u06ff]/, /ث/g, 'س'],
  [/^[\u0600-\u06ff]/, /[ذضظ]/g, 'ز'],
  [/^[\u0600-\u06ff]/, /خ/g, 'ح'],
  [/^[\u0600-\u06ff]/, /پ/g, 'ف'],
]
const mostReadings = 8

function keysOfWord(word: string): string[] {
  const readings = [word]
  for (const [script, letters, instead] of otherReadings) {
    if (!script.test(word)) continue
    readings.push(...readings.map((reading) => reading.replace(letters, instead)).filter((reading) => !readings.includes(reading)))
  }
  return [...new Set(readings.slice(0, mostReadings).map(keyOfWord))].filter(Boolean)
}

const wordsOf = (text: string): string[] => joinedName(text).split(' ')

/**
 * The consonants of a name, word by word, alike for its Arabic and its Latin spellings: 'swt' for Sweida, As-Suwayda and السويداء.
 * For finding, not for telling apart: other names may share it, and names that are no cognates (Damascus, دمشق) need an alias.
 */
export const consonantKey = (text: string): string => wordsOf(text).map(keyOfWord).filter(Boolean).join(' ')

/** The keys of each word in every way to read it, the likeliest first: Cemal is Jamal in Turkish, and might be Semal in French. */
export const soundKeys = (text: string): string[][] =>
  wordsOf(text)
    .map(keysOfWord)
    .filter((keys) => keys.length > 0)
