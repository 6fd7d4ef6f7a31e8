import { createInstance, type i18n } from 'i18next'
import { type Locale, locales } from './locales.ts'
import type { Messages, MessagesOfPages } from './messages.ts'

const instances = new Map<Locale, i18n>()
const further = new Map<Locale, object>()

/** Makes a language ready. The server has all; a browser fetches the reader's own before the page comes alive. */
export function registerMessages(locale: Locale, messages: Messages): void {
  const instance = createInstance()
  instance.init({
    lng: locale,
    resources: { [locale]: { translation: { ...messages, ...further.get(locale) } } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  })
  instances.set(locale, instance)
}

/** Adds words that only some pages need. Their modules do so as they are loaded, which may be before the language is ready or after. */
export function addMessages(words: Record<Locale, MessagesOfPages>): void {
  for (const locale of locales) {
    further.set(locale, words[locale])
    instances.get(locale)?.addResourceBundle(locale, 'translation', words[locale], true)
  }
}

export function i18nFor(locale: Locale): i18n {
  const instance = instances.get(locale)
  if (!instance) throw new Error(`Language ${locale} was not registered.`)
  return instance
}
