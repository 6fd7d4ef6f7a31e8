/** Letters that are written from right to left, and what stands between two of them. */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}](?:[^\p{L}<>&]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{M}])*/gu

export type Run = { text: string; rtl: boolean }

/** A text in pieces of one direction, in the order they are written. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const { 0: found, index } of text.matchAll(rightToLeft)) {
    if (index > at) runs.push({ text: text.slice(at, index), rtl: false })
    runs.push({ text: found, rtl: true })
    at = index + found.length
  }
  return at < text.length ? [...runs, { text: text.slice(at), rtl: false }] : runs
}

/** Whether a text begins from right to left: its first letter says so. */
export const isRightToLeft = (text: string): boolean => runsOf(/\p{L}/u.exec(text)?.[0] ?? '').some(({ rtl }) => rtl)
