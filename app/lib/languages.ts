/** The languages a name or a person can be marked with, the likelier ones first: BCP 47 tags. */
export const languageTags = ['ar', 'ku', 'ckb', 'arc', 'hy', 'tr', 'he', 'fa', 'en', 'nl', 'fr', 'de', 'es', 'it', 'ru', 'uk'] as const
export type LanguageTag = (typeof languageTags)[number]
