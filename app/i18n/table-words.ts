import './of-pages.ts'
import type { TableSaid } from '#app/tables/read/values.ts'
import type { Translate } from './reader.tsx'

/** A refusal or a remark about a table in the reader's language, with the line it is about. */
export function sayTable(t: Translate, of: 'reasons' | 'notes', said: TableSaid): string {
  const [key = '', values = '{}'] = said.split(/\|(.*)/s)
  const read = JSON.parse(values) as Record<string, string | number>
  const sentence = t(`tables.${of}.${key}` as 'tables.reasons.noRows', read)
  return read.line ? `${t('imports.atLine', { line: read.line })} ${sentence}` : sentence
}
