import { useRouteLoaderData } from '@remix-run/react'
import type { TFunction } from 'i18next'
import { useContext } from 'react'
import { I18nContext } from 'react-i18next'
import type { Role } from '#db/schema/words.ts'
import type { Locale } from './locales.ts'

/** Who reads, how and when: set once a request by the root loader, so that server and browser draw the same page. */
export type Reader = {
  locale: Locale
  /** The reader's own IANA zone. */
  zone: string
  theme: 'light' | 'dark' | null
  /** The moment of the request, ISO 8601 in UTC, and the reader's date at that moment. */
  now: string
  today: string
  singleKeys: boolean
}

export type Shell = {
  reader: Reader
  actor: { id: string; name: string; role: Role; desks: string[]; writes: boolean } | null
  openFollowUps: number
  demo: boolean
}

export function useShell(): Shell {
  const shell = useRouteLoaderData('root') as Shell | undefined
  return (
    shell ?? {
      reader: { locale: 'en', zone: 'Europe/Amsterdam', theme: null, now: '1970-01-01T00:00:00Z', today: '1970-01-01', singleKeys: true },
      actor: null,
      openFollowUps: 0,
      demo: false,
    }
  )
}

export const useReader = (): Reader => useShell().reader

/** The translator of the reader's language. Keys are typed: `t('calendar.today')`. */
export function useT(): Translate {
  // Not `useTranslation`, which prepares for languages that come later and change, at several times the cost in each component.
  const i18n = useContext(I18nContext)?.i18n
  if (!i18n) throw new Error('There is no language above this component.')
  return i18n.t
}

export type Translate = TFunction
