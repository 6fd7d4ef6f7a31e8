import type { TablePlan } from '#app/domain/list-imports/plan.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import type { Translate } from '#app/i18n/reader.tsx'

const t = i18nFor('en').t as Translate
const kinds = ['new', 'changed', 'skipped', 'unchanged', 'refused'] as const
const sayField = (field: string) => t(`tables.field.${field}` as 'tables.field.name')

/** As what each column is read. */
export function sayColumns(heads: string[], columns: string[]): void {
  for (const [at, head] of heads.entries()) {
    const field = columns[at]
    console.error(`${head}: ${field ? sayField(field) : t('tables.leftOut')}`)
  }
}

/** Rows that are refused, with their line and why. */
export function sayRefusals(plans: TablePlan[]): void {
  for (const { line, name, field, reason } of plans) {
    if (!reason) continue
    const [key = '', values = '{}'] = reason.split(/\|(.*)/s)
    const what = field ? `${sayField(field)}: ` : ''
    console.error(`${line}: ${name}: ${what}${t(key as 'errors.required', JSON.parse(values))}`)
  }
}

export function sayCounts(of: (kind: (typeof kinds)[number]) => number): void {
  console.log(kinds.map((kind) => `${kind} ${of(kind)}`).join(', '))
}
