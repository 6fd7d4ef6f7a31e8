import type { DateLocale } from './format-dates.ts'

const separators = { en: [',', '.'], nl: ['.', ','] } as const

/** A decimal amount as stored ('2500000.00') with its currency: 'EUR 2,500,000', in Dutch 'EUR 2.500.000'. Cents only where there are any. */
export function formatAmount(amount: string, currency: string, locale: DateLocale): string {
  const [thousands, decimal] = separators[locale]
  const [whole = '0', cents = ''] = amount.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  return `${currency} ${grouped}${/[1-9]/.test(cents) ? `${decimal}${cents.padEnd(2, '0')}` : ''}`
}
