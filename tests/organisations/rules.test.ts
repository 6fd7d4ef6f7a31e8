import { expect, test } from 'vitest'
import { organisationInput } from '#app/domain/organisations/input.ts'
import { cadenceOf } from '#app/domain/organisations/rules.ts'
import { formatAmount } from '#app/lib/format-amount.ts'
import { newId } from '#app/lib/ids.ts'

test('the rhythm of contact is on time until its day, late after it, and unknown without a contact or a wish', () => {
  expect([
    cadenceOf(8, '2026-01-29', '2026-02-05'),
    cadenceOf(1, '2026-01-29', '2026-02-05'),
    cadenceOf(1, '2026-01-28', '2026-02-05'),
    cadenceOf(2, '2026-02-14', '2026-02-10'),
    cadenceOf(8, undefined, '2026-02-05'),
    cadenceOf(null, '2026-01-29', '2026-02-05'),
  ]).toEqual([
    { state: 'on-time', weeks: 8, before: '2026-03-26' },
    { state: 'on-time', weeks: 1, before: '2026-02-05' },
    { state: 'late', weeks: 1, before: '2026-02-04', days: 1 },
    { state: 'on-time', weeks: 2, before: '2026-02-24' },
    { state: 'never', weeks: 8 },
    { state: 'none' },
  ])
})

const form = (over: Record<string, unknown>) => ({ name: 'Druze community', kind: 'community', deskId: newId(), ...over })

const errors = (over: Record<string, unknown>) =>
  organisationInput.safeParse(form(over)).error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)

test('a form that breaks a rule says which, beside its field', () => {
  expect([
    errors({ name: undefined }),
    errors({ name: 'x'.repeat(5000) }),
    errors({ original: 'الطائفة\nالدرزية' }),
    errors({ kind: 'circus' }),
    errors({ cadenceWeeks: '0' }),
    errors({ cadenceWeeks: '2.5' }),
    errors({ cadenceWeeks: 'often' }),
    errors({ cadenceWeeks: '521' }),
    errors({ website: 'javascript:alert(1)' }),
    errors({ country: 'Syria' }),
    errors({ aliases: 'y'.repeat(301) }),
    errors({ aliases: Array.from({ length: 51 }, (_, number) => `name ${number}`).join('\n') }),
  ]).toEqual([
    ['name: errors.required'],
    ['name: errors.tooLong|{"max":300,"length":5000}'],
    ['original: errors.oneLine'],
    ['kind: errors.unknownChoice'],
    ['cadenceWeeks: organisations.notWeeks'],
    ['cadenceWeeks: organisations.notWeeks'],
    ['cadenceWeeks: organisations.notWeeks'],
    ['cadenceWeeks: organisations.notWeeks'],
    ['website: errors.notALink'],
    ['country: errors.unknownChoice'],
    ['aliases: errors.tooLong|{"max":300,"length":301}'],
    ['aliases: organisations.tooManyAliases|{"max":50}'],
  ])
})

test('other spellings are read one a line, once each, with the language in brackets', () => {
  const { aliases } = organisationInput.parse(form({ aliases: ' druzen (nl) \r\n\r\nالدروز (ar)\nFront (NGO)\ndruzen (nl)' }))
  expect(aliases).toEqual([{ name: 'druzen', language: 'nl' }, { name: 'الدروز', language: 'ar' }, { name: 'Front (NGO)' }])
})

test('amounts are written as each language writes them', () => {
  expect([
    formatAmount('2500000.00', 'EUR', 'en'),
    formatAmount('2500000.00', 'EUR', 'nl'),
    formatAmount('999.5', 'USD', 'en'),
    formatAmount('1000.05', 'EUR', 'nl'),
  ]).toEqual(['EUR 2,500,000', 'EUR 2.500.000', 'USD 999.50', 'EUR 1.000,05'])
})
