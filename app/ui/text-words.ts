import type { TextNoun } from '#app/domain/texts/input.ts'
import type { Translate } from '#app/i18n/reader.tsx'

const keys = {
  brief: { title: 'engagements.brief', none: 'engagements.noBrief', write: 'engagements.writeBrief', edit: 'engagements.editBrief' },
  'read-out': {
    title: 'engagements.readOut',
    none: 'engagements.noReadOut',
    write: 'engagements.writeReadOut',
    edit: 'engagements.editReadOut',
  },
  'security-note': {
    title: 'arrangements.security',
    none: 'arrangements.noSecurity',
    write: 'arrangements.writeSecurity',
    edit: 'arrangements.editSecurity',
  },
} as const

export const textTitle = (t: Translate, noun: TextNoun): string => t(keys[noun].title)
export const noText = (t: Translate, noun: TextNoun): string => t(keys[noun].none)
export const textDeed = (t: Translate, noun: TextNoun, written: boolean): string => t(keys[noun][written ? 'edit' : 'write'])
