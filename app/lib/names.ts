const longest = 500

// Letters that Unicode does not decompose, and the forms of one Arabic letter that writers use for each other.
const sameLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ے: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ک: 'ك',
}
const sameLetter = new RegExp(`[${Object.keys(sameLetters).join('')}]`, 'g')

// Marks, hamza, tatweel, apostrophes and the half rings of transcription: some writers leave them out, so nobody needs them.
const unwritten = /[\p{M}\p{Cf}\u02b0-\u02ff\u0621\u0640'`‘’‛′]/gu

// Arabic words that begin with the letters of the article without having one.
const withoutArticle = new Set(['الياس', 'الهام', 'الماني', 'المانيا', 'المانيه', 'البانيا', 'البرت', 'الكسندر'])

function dropArabicArticle(word: string): string {
  let rest = word
  while (!withoutArticle.has(rest)) {
    const article = /^(?:وال(?=.{4})|ال(?=..))/u.exec(rest)?.[0]
    if (article === undefined) return rest
    rest = rest.slice(article.length)
  }
  return rest
}

function isLatinArticle(token: string, next: string | undefined): boolean {
  if (next === undefined) return false
  if (/^[aeiu]l-?$|^l-$/.test(token)) return true
  // Before a sun letter the article takes its sound: as-Suwayda, ez-Zor. Apart from it, only forms that are no names or words elsewhere.
  const sound = /^(?:[aeu](sh|th|dh|[dnrstz])-|a(sh|th|dh|[rsz])|e(sh|z))$/.exec(token)?.slice(1).find(Boolean)
  return sound !== undefined && next.startsWith(sound)
}

/**
 * A name as search compares it: lower case, one space between words, without marks, hamza, tatweel, apostrophes, punctuation and the
 * Arabic article. At most 500 letters; takes any text, and folding twice changes nothing.
 */
export function foldName(text: string): string {
  const plain = text
    .slice(0, 2 * longest)
    .replaceAll('´', '')
    .normalize('NFKD')
    .slice(0, 4 * longest)
    .toLowerCase()
    .normalize('NFKD')
    .replace(unwritten, '')
    .replace(sameLetter, (letter) => sameLetters[letter] ?? letter)
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))
  const tokens = plain.replace(/[-‐–]+/g, '-').match(/[\p{L}\p{N}]+-?/gu) ?? []
  const words: string[] = []
  // From the end, because whether a token is an article depends on the word that is left after it.
  for (const token of tokens.reverse()) {
    const word = dropArabicArticle(token.replace('-', ''))
    const isArticle = isLatinArticle(token.endsWith('-') ? `${word}-` : word, words[0]) || (word === 'ال' && words.length > 0)
    if (!isArticle) words.unshift(word)
  }
  const whole = words.join(' ')
  if (whole.length <= longest) return whole
  const cut = whole.slice(0, longest + 1).lastIndexOf(' ')
  return whole.slice(0, cut > 0 ? cut : longest).replace(/[\ud800-\udbff]$/, '')
}

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
    .replace(/(?<=[aeiouy])h$/, '')
    .replace(/oe/g, 'u')
    .replace(/c(?=[eiy])/g, 's')
    .replace(latinSound, (sound) => latinSounds[sound] ?? sound)
    .replace(/(?:ou|u?w)(?=[aeiu])/g, 'w')
    .replace(/(?<=.)u(?=[ei])|(?<=.)[ou](?=a[iy])/g, 'w')
    .replace(/^[aeiou]/, 'A')
    .replace(/(?<=.)w(?=[ei]|a[iy]|a+$)/g, 'W')
  const start = /^[wy]/.exec(plain)?.[0] ?? ''
  return start + plain.replace(/[aeiouyw]/g, '').toLowerCase()
}

function keyOfWord(word: string): string {
  const key = /^[\u0600-\u06ff]/.test(word) ? arabicKey(word) : /^[a-z]/.test(word) ? latinKey(word) : word
  // An n before b is spoken, and often written, as m: Jumblatt.
  return key.replace(/n(?=b)/g, 'm').replace(/(.)\1+/gu, '$1')
}

/**
 * The consonants of a name, word by word, alike for its Arabic and its Latin spellings: 'swt' for Sweida, As-Suwayda and السويداء.
 * For finding, not for telling apart: other names may share it, and names that are no cognates (Damascus, دمشق) need an alias.
 */
export function consonantKey(text: string): string {
  const joined = foldName(text)
    .replace(/(?<=^| )(abd)[aeiou]+l(?= ?[a-z])/g, '$1')
    .replace(/(?<=^| )(abd|عبد) /g, '$1')
    .replace(/ (?=(?:[eu]ddine?|dine?|deen|دين)(?: |$))/g, '')
  return joined.split(' ').map(keyOfWord).filter(Boolean).join(' ')
}
