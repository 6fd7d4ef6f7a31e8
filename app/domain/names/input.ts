import * as z from 'zod'
import { line, optionalLine, optionalText } from '#app/lib/input.ts'
import { type LanguageTag, languageTags } from '#app/lib/languages.ts'

/** Another way a record is written; `language` is a BCP 47 tag. */
export type OtherName = { name: string; language?: LanguageTag | undefined }

const mostAliases = 50

const written = new RegExp(`^(.*\\S)\\s*\\((${languageTags.join('|')})\\)$`, 'u')

/** One alias as a form shows it: a language in brackets after the name, if any. */
export const writeAlias = ({ name, language }: { name: string; language?: string | null | undefined }): string =>
  language ? `${name} (${language})` : name

function readAlias(text: string): OtherName {
  const [, name, language] = written.exec(text) ?? []
  return name && language ? { name, language: language as LanguageTag } : { name: text }
}

const aliases = optionalText(10_000).transform((text, context): OtherName[] => {
  const lines = [...new Set((text ?? '').split('\n').map((each) => each.trim()))].filter(Boolean)
  const tooLong = lines.find((each) => each.length > 300)
  if (tooLong) context.addIssue({ code: 'custom', message: `errors.tooLong|${JSON.stringify({ max: 300, length: tooLong.length })}` })
  if (lines.length > mostAliases)
    context.addIssue({ code: 'custom', message: `organisations.tooManyAliases|${JSON.stringify({ max: mostAliases })}` })
  return lines.map(readAlias)
})

/** The names of an organisation or a contact: as we write it, as they do, and all other spellings, one a line. */
export const nameFields = {
  name: line(300),
  original: optionalLine(300),
  originalLanguage: z.enum(languageTags, 'errors.unknownChoice').optional(),
  aliases,
}

export type NamesInput = {
  name: string
  original?: string | undefined
  originalLanguage?: LanguageTag | undefined
  shortName?: string | undefined
  codeName?: string | undefined
  aliases?: OtherName[] | undefined
}
