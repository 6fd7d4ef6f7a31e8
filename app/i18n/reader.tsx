import { useRouteLoaderData } from '@remix-run/react'
import type { i18n, TFunction } from 'i18next'
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
  /** Notices, up to one more than are counted. */
  unread: number
  demo: boolean
}

export function useShell(): Shell {
  const shell = useRouteLoaderData('root') as Shell | undefined
  return (
    shell ?? {
      reader: { locale: 'en', zone: 'Europe/Amsterdam', theme: null, now: '1970-01-01T00:00:00Z', today: '1970-01-01', singleKeys: true },
      actor: null,
      openFollowUps: 0,
      unread: 0,
      demo: false,
    }
  )
}

export const useReader = (): Reader => useShell().reader

/** The translator of the reader's language. Keys are typed: `t('calendar.today')`. */
export function useT(): Translate {
  // Not `useTranslation`, which prepares for languages that come later and change, at several times the cost in each component.
  const language = useContext(I18nContext)?.i18n
  if (!language) throw new Error('There is no language above this component.')
  const known = translators.get(language) ?? remembering(language)
  translators.set(language, known)
  return known
}

const translators = new WeakMap<i18n, Translate>()

/** Of counts up to this, the form a language has for each is remembered. */
const mostCounted = 99

/** The same words for the same key, found once: a month says the same few hundreds of times. Values are put in here. */
function remembering({ t }: i18n): Translate {
  const said = new Map<string, string>()
  const wordsOf = (key: string, count?: number): string => {
    const form = count === undefined ? key : `${key} ${count}`
    const words = said.get(form) ?? t(key as 'errors.required', { skipInterpolation: true, ...(count !== undefined && { count }) })
    said.set(form, words)
    return words
  }
  const say = (key: string, values?: Record<string, unknown>): string => {
    if (!values) return wordsOf(key)
    const { count } = values
    if (count !== undefined && !(Number.isInteger(count) && Number(count) >= 0 && Number(count) <= mostCounted)) {
      return t(key as 'errors.required', values)
    }
    return wordsOf(key, count as number | undefined).replace(/{{(\w+)}}/g, (_, name) => String(values[name] ?? ''))
  }
  return say as unknown as Translate
}

export type Translate = TFunction
