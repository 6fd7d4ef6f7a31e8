import type { TableKind } from '#db/schema/words.ts'

const contactFields = [
  'name',
  'firstName',
  'middleName',
  'lastName',
  'original',
  'aliases',
  'post',
  'organisation',
  'email',
  'phone',
  'languages',
  'formOfAddress',
  'remarks',
] as const
const organisationFields = ['name', 'shortName', 'original', 'aliases', 'kind', 'website', 'description'] as const

export type TableField = (typeof contactFields)[number] | (typeof organisationFields)[number]

export const fieldsOf = (kind: TableKind): readonly TableField[] => (kind === 'contacts' ? contactFields : organisationFields)
