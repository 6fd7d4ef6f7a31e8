/** The beginning of a Markdown text as plain words, cut between words: for a glance, not for reading. */
export function excerptOf(markdown: string, longest = 280): string {
  const plain = markdown
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|[*_`])(\S(?:.*?\S)?)\1/g, '$2')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain.length <= longest) return plain
  const cut = plain.slice(0, longest + 1).lastIndexOf(' ')
  return `${plain.slice(0, cut > 0 ? cut : longest)}…`
}

/** The same without its headings, and longer: what a later text may quote. */
export const firstLinesOf = (markdown: string): string => excerptOf(markdown.replace(/^\s{0,3}#{1,6}\s.*$/gm, ''), 500)
