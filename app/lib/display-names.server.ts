import { foldText } from './fold-text.ts'
import type { DateLocale as Locale } from './format-dates.ts'
import { languageTags } from './languages.ts'

// Intl has the words but no list of its own. Server only: browsers may word a country differently, and the page would be drawn twice.
const countryCodes =
  `AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU
CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE
KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ
OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ
UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW`.split(/\s+/)

type Words = { of(code: string): string | undefined }

const makers = new Map<string, Words>()

function wordsFor(type: 'region' | 'language', locale: Locale | 'ar'): Words {
  const key = `${type} ${locale}`
  const made = makers.get(key) ?? remembering(new Intl.DisplayNames(locale === 'en' ? 'en-GB' : locale, { type, fallback: 'code' }))
  makers.set(key, made)
  return made
}

// Of what people write there is no end, of what is known there is.
const mostRemembered = 1000

/** A list asks for the same few names with each page, and looking one up takes as long as drawing a row. */
function remembering(words: Words): Words {
  const known = new Map<string, string | undefined>()
  return {
    of(code) {
      if (known.has(code)) return known.get(code)
      const name = words.of(code)
      if (known.size < mostRemembered) known.set(code, name)
      return name
    },
  }
}

/** 'Syria' for 'SY'; the code itself when it is not known. */
export function countryName(code: string, locale: Locale): string {
  return /^[A-Z]{2}$/.test(code) ? (wordsFor('region', locale).of(code) ?? code) : code
}

/** Countries to choose from, by name: ISO 3166-1 alpha-2 codes. */
export function countryChoices(locale: Locale): { code: string; name: string }[] {
  return countryCodes.map((code) => ({ code, name: countryName(code, locale) })).sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** 'Arabic' for 'ar'; the tag itself when it is not known. */
export function languageName(tag: string, locale: Locale | 'ar'): string {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? (wordsFor('language', locale).of(tag) ?? tag) : tag
}

/** Languages to choose from, the likelier ones first. */
export function languageChoices(locale: Locale): { code: string; name: string }[] {
  return languageTags.map((code) => ({ code, name: languageName(code, locale) }))
}

const tagOfName = new Map(
  (['en', 'nl', 'ar'] as const).flatMap((locale) => languageTags.map((tag) => [foldText(languageName(tag, locale)), tag] as const)),
)

/** Languages as somebody wrote them, in the reader's own words where they are known: 'Arabisch, Frans' for 'arabic, French'. */
export function languagesInWords(text: string, locale: Locale): string {
  const said = text.split(/[,،;]/).map((part) => part.trim())
  return said.map((name) => languageName(tagOfName.get(foldText(name)) ?? name, locale)).join(', ')
}
