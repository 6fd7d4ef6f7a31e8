import { createInstance, type i18n } from 'i18next'
import type { Locale } from './locales.ts'
import type { Messages } from './messages.ts'

const instances = new Map<Locale, i18n>()

/** Makes a language ready. The server has all; a browser fetches the reader's own before the page comes alive. */
export function registerMessages(locale: Locale, messages: Messages): void {
  const instance = createInstance()
  instance.init({
    lng: locale,
    resources: { [locale]: { translation: messages } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  })
  instances.set(locale, instance)
}

export function i18nFor(locale: Locale): i18n {
  const instance = instances.get(locale)
  if (!instance) throw new Error(`Language ${locale} was not registered.`)
  return instance
}
