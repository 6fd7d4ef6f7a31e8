export const locales = ['en', 'nl'] as const
export type Locale = (typeof locales)[number]

export const isLocale = (text: unknown): text is Locale => locales.includes(text as Locale)

/** The first of the reader's languages (an Accept-Language header) that Gezant speaks; English when none is. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wished = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry.trim().split(';q=')
      return { language: tag.toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .sort((a, b) => b.quality - a.quality)
  return wished.map((wish) => wish.language).find(isLocale) ?? 'en'
}
