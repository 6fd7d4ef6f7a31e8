import * as z from 'zod'
import { choice, date, id, line, neededText, optionalEmail, optionalLine, optionalText } from '#app/lib/input.ts'
import { type LanguageTag, languageTags } from '#app/lib/languages.ts'
import { foldName } from '#app/lib/names.ts'
import { type ChannelKind, type ChannelUse, channelKinds, channelUses, type Level, levels, representationStates } from '#db/schema/words.ts'
import { type NamesInput, nameFields } from '../names/input.ts'

const orders = (row: { fromOn?: string | undefined; untilOn?: string | undefined }, context: z.RefinementCtx) => {
  if (row.fromOn && row.untilOn && row.untilOn < row.fromOn) {
    context.addIssue({ code: 'custom', path: ['untilOn'], message: `contacts.endsBeforeStarts|${JSON.stringify({ start: row.fromOn })}` })
  }
}

const filled = (row: Record<string, unknown>) =>
  Object.entries(row).some(([field, value]) => !['id', 'state', 'use'].includes(field) && value !== undefined)

const between = {
  id: id.optional(),
  organisation: optionalLine(300),
  fromOn: date.optional(),
  untilOn: date.optional(),
  remove: z.literal('on').optional(),
}

const needed = (row: Record<string, unknown>, field: string, context: z.RefinementCtx) => {
  if (row[field] === undefined) context.addIssue({ code: 'custom', path: [field], message: 'errors.required' })
}

/** A row of the form; one that is left empty, or ticked for removal, is no row. `organisation` is a name as typed. */
const affiliationRow = z.object({ ...between, post: optionalLine(200), postOriginal: optionalLine(200) }).superRefine((row, context) => {
  if (!filled(row) || row.remove) return
  needed(row, 'organisation', context)
  needed(row, 'post', context)
  orders(row, context)
})

const representationRow = z
  .object({
    ...between,
    state: choice(representationStates).optional(),
    byWhom: optionalLine(200),
    matter: optionalLine(300),
    source: optionalLine(300),
  })
  .superRefine((row, context) => {
    if (!filled(row) || row.remove) return
    needed(row, 'organisation', context)
    needed(row, 'state', context)
    orders(row, context)
  })

const channelRow = z
  .object({
    id: id.optional(),
    kind: choice(channelKinds).optional(),
    address: optionalLine(300),
    use: choice(channelUses).optional(),
    remark: optionalLine(300),
    remove: z.literal('on').optional(),
  })
  .superRefine((row, context) => {
    if (!filled(row) || row.remove) return
    needed(row, 'kind', context)
    needed(row, 'address', context)
  })

const contactFields = z.object({
  ...nameFields,
  codeName: optionalLine(60),
  formOfAddress: optionalLine(120),
  languages: z
    .array(z.enum(languageTags, 'errors.unknownChoice').optional())
    .default([])
    .transform((list) => [...new Set(list.filter((tag) => tag !== undefined))]),
  email: optionalEmail,
  phone: optionalLine(60),
  remarks: optionalText(10_000),
  channels: z.array(channelRow).max(50).default([]),
  level: choice(levels).default('internal'),
  deskId: id,
  namedIds: z.array(id).max(300, 'errors.unknownChoice').default([]),
  affiliations: z.array(affiliationRow).max(100).default([]),
  representations: z.array(representationRow).max(100).default([]),
})

export const contactInput = contactFields.superRefine(({ codeName, level, name }, context) => {
  if (!codeName) return
  if (level !== 'need-to-know') context.addIssue({ code: 'custom', path: ['codeName'], message: 'errors.codeNameNeedsList' })
  if (foldName(codeName) === foldName(name)) context.addIssue({ code: 'custom', path: ['codeName'], message: 'errors.codeNameIsName' })
})

export type ContactForm = z.input<typeof contactInput>
export type ContactFormValue = z.output<typeof contactInput>

/** Rows that say something, with their place in the form. */
export const filledRows = <Row extends { remove?: 'on' | undefined }>(rows: Row[]): { row: Row; place: number }[] =>
  rows.map((row, place) => ({ row, place })).filter(({ row }) => filled(row) && !row.remove)

export type ChannelInput = {
  id?: string | undefined
  kind: ChannelKind
  address: string
  use?: ChannelUse | undefined
  remark?: string | null | undefined
}

export type AffiliationInput = {
  /** Of a row the contact has; a new one without. */
  id?: string | undefined
  organisationId: string
  post: string
  postOriginal?: string | undefined
  fromOn?: string | undefined
  untilOn?: string | undefined
  source?: string | undefined
}

export type RepresentationInput = {
  id?: string | undefined
  organisationId: string
  state: (typeof representationStates)[number]
  byWhom?: string | undefined
  matter?: string | undefined
  fromOn?: string | undefined
  untilOn?: string | undefined
  source?: string | undefined
}

/** A contact as commands take it: organisations are known by their ids. */
export type ContactInput = NamesInput & {
  formOfAddress?: string | undefined
  /** The preferred language first. */
  languages?: LanguageTag[] | undefined
  email?: string | undefined
  phone?: string | undefined
  remarks?: string | undefined
  channels?: ChannelInput[] | undefined
  level: Level
  deskId: string
  /** Members named on a need-to-know contact; its author is named anyway. */
  namedIds?: string[] | undefined
  affiliations?: AffiliationInput[] | undefined
  representations?: RepresentationInput[] | undefined
}

/** The name of the contact, typed by whoever erases it. */
export const erasureInput = z.object({ confirm: line(300) })
export type ErasureForm = z.input<typeof erasureInput>

/** Why a contact is not to be erased, and until when. */
export const holdInput = z.object({ reason: neededText(2000), untilOn: date })
export type HoldForm = z.input<typeof holdInput>
export type HoldInput = z.output<typeof holdInput>
