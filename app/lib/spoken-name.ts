import { foldName, isPlain } from './names.ts'

const longestSpoken = 1000

// Letters of the phonetic alphabet pass through folding, which would make plain ones of these; so do two letters for a long vowel, and
// one without dots for the alef that looks like a ya.
const marked: Record<string, string> = {
  ş: 'ʃ',
  š: 'ʃ',
  ș: 'ʃ',
  ç: 'ʧ',
  č: 'ʧ',
  ḥ: 'ɦ',
  ā: 'aa',
  â: 'aa',
  ī: 'ii',
  î: 'ii',
  ū: 'uu',
  û: 'uu',
  ى: 'ٮ',
}

// Sorani writes every vowel, so it reads like Kurdish in Latin letters; Syriac writes what Arabic writes.
const sorani: Record<string, string> = {
  ئ: '',
  ا: 'a',
  ە: 'e',
  ێ: 'e',
  ۆ: 'o',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ط: 't',
  ج: 'dj',
  چ: 'ʧ',
  ح: 'h',
  ه: 'h',
  ھ: 'h',
  خ: 'kh',
  د: 'd',
  ر: 'r',
  ڕ: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ص: 's',
  ش: 'ʃ',
  ع: '',
  غ: 'gh',
  ف: 'f',
  ڤ: 'v',
  ق: 'q',
  ک: 'k',
  ك: 'k',
  گ: 'g',
  ل: 'l',
  ڵ: 'l',
  م: 'm',
  ن: 'n',
}
const syriac = 'ܐܒܓܕܗܘܙܚܛܝܟܠܡܢܣܥܦܨܩܪܫܬ'
const asSyriac = 'ابجدهوزحطيكلمنسعپصقرشت'

function readSorani(word: string): string {
  return word
    .replaceAll('وو', 'u')
    .replace(/و(?=[اەێۆ])/g, 'w')
    .replace(/و/g, 'u')
    .replace(/[یي](?=[اەێۆ])/g, 'y')
    .replace(/[یي]/g, 'i')
    .replace(/[\u0600-\u06ff]/g, (letter) => sorani[letter] ?? '')
}

/** A name folded for its sounds: what one script or language writes in its own way is written as the others do. */
function spokenName(text: string): string {
  if (isPlain(text)) return foldName(text.slice(0, longestSpoken))
  const plain = text
    .slice(0, longestSpoken)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[şšșçčḥāâīîūûى]/g, (letter) => marked[letter] ?? letter)
    .replace(/[\u0700-\u074f]/g, (letter) => asSyriac[syriac.indexOf(letter)] ?? '')
    .replace(/[\u0600-\u06ff]+/g, (word) => (/[ەێۆڕڵ]|^ئ[اوی]/.test(word) ? readSorani(word) : word))
  return foldName(plain)
}

/** The same with what is one name in several words joined: "servant of", and "of the faith". */
export const joinedName = (text: string): string =>
  spokenName(text)
    .replace(/(?<=^| )abd[aeiou]+l(?= ?[a-z])/g, 'abd')
    .replace(/(?<=^| )(?:عبدال|عبد )(?=..)/g, 'عبد')
    // Apart enough for d and j not to become one sound.
    .replace(/(?<=^| )abd ?(?=[a-z]{2})/g, "abd'")
    .replace(/ (?:[aeu]l?)?d(?:di+ne?|i+ne?|een)(?= |$)/g, 'din')
    .replace(/ دين(?= |$)/g, 'دين')
