import type { Translate } from '#app/i18n/reader.tsx'

const words = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const

/** A small count as running text has it: 'four'; in figures above twelve. */
export function inWords(t: Translate, count: number): string {
  const word = words[count - 1]
  return word ? t(`calendar.number.${word}`) : String(count)
}

/** The text with its first letter large; a mark <a> at its beginning is passed over. */
export const capital = (text: string): string =>
  text.replace(/^(<a>)?(.)/u, (_, mark: string | undefined, letter: string) => `${mark ?? ''}${letter.toUpperCase()}`)
