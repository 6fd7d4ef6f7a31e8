import './of-pages.ts'
import type { Said } from '#app/ical/read/values.ts'
import type { Translate } from './reader.tsx'

/** A refusal or a remark about a file in the reader's language, with the line it is about. */
export function sayImport(t: Translate, of: 'reasons' | 'notes', said: Said): string {
  const [key = '', values = '{}'] = said.split(/\|(.*)/s)
  const read = JSON.parse(values) as Record<string, string | number>
  const field = key === 'textCut' ? { field: t(`imports.fields.${read.field}` as 'imports.fields.title') } : {}
  const sentence = t(`imports.${of}.${key}` as 'imports.reasons.noEvents', { ...read, ...field })
  return read.line ? `${t('imports.atLine', { line: read.line })} ${sentence}` : sentence
}
