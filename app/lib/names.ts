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
  if (word < '\u0600') return word
  let rest = word
  while (!withoutArticle.has(rest)) {
    const article = /^(?:وال(?=.{4})|ال(?=..))/u.exec(rest)?.[0]
    if (article === undefined) return rest
    rest = rest.slice(article.length)
  }
  return rest
}

function isLatinArticle(token: string, next: string | undefined): boolean {
  if (next === undefined || token.length > 4) return false
  if (/^[aeiu]l-?$|^l-$/.test(token)) return true
  // Before a sun letter the article takes its sound: as-Suwayda, ez-Zor. Apart from it, only forms that are no names or words elsewhere.
  const sound = /^(?:[aeu](sh|th|dh|[dnrstz])-|a(sh|th|dh|[rsz])|e(sh|z))$/.exec(token)?.slice(1).find(Boolean)
  return sound !== undefined && next.startsWith(sound)
}

/** Of letters, digits and signs that need no rewriting: most names, and there is little to do for them. */
export const isPlain = (text: string): boolean => /^[ -~]*$/.test(text)

function plainLetters(text: string): string {
  const given = text.slice(0, 2 * longest)
  if (isPlain(given)) return given.toLowerCase().replace(/['`]/g, '')
  return given
    .replaceAll('´', '')
    .normalize('NFKD')
    .slice(0, 4 * longest)
    .toLowerCase()
    .normalize('NFKD')
    .replace(unwritten, '')
    .replace(sameLetter, (letter) => sameLetters[letter] ?? letter)
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))
}

/**
 * A name as search compares it: lower case, one space between words, without marks, hamza, tatweel, apostrophes, punctuation and the
 * Arabic article. At most 500 letters; takes any text, and folding twice changes nothing.
 */
export function foldName(text: string): string {
  const plain = plainLetters(text)
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
