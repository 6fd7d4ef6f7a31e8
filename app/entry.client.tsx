import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { registerMessages } from '#app/i18n/instances.ts'
import { isLocale } from '#app/i18n/locales.ts'

const { lang } = document.documentElement
const locale = isLocale(lang) ? lang : 'en'
const messages = locale === 'nl' ? await import('#app/i18n/nl/index.ts') : await import('#app/i18n/en/index.ts')
registerMessages(locale, messages.default)

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  )
})
