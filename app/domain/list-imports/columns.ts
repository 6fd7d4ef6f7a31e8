import en from '#app/i18n/en/words.ts'
import nl from '#app/i18n/nl/words.ts'
import { type LanguageTag, languageTags } from '#app/lib/languages.ts'
import { foldName } from '#app/lib/names.ts'
import { type OrganisationKind, organisationKinds, type TableKind } from '#db/schema/words.ts'
import { fieldsOf, type TableField } from './fields.ts'

/** How heads name a field, in English and Dutch, folded; what programs for addresses write among them. */
const heads: Partial<Record<TableField, string[]>> = {
  name: [
    'name',
    'naam',
    'full name',
    'fullname',
    'display name',
    'volledige naam',
    'weergavenaam',
    'contact',
    'organisation name',
    'organisatienaam',
  ],
  firstName: ['first name', 'firstname', 'given name', 'voornaam', 'roepnaam'],
  middleName: ['middle name', 'tussenvoegsel', 'tussenvoegsels', 'prefix', 'infix'],
  lastName: ['last name', 'lastname', 'surname', 'family name', 'achternaam', 'familienaam'],
  original: [
    'name in its own script',
    'naam in eigen schrift',
    'original name',
    'native name',
    'oorspronkelijke naam',
    'arabic name',
    'arabische naam',
  ],
  aliases: [
    'also written',
    'other spellings',
    'aliases',
    'alias',
    'other names',
    'ook geschreven',
    'ook geschreven als',
    'andere spellingen',
    'andere namen',
  ],
  post: ['post', 'function', 'job title', 'title', 'position', 'role', 'functie', 'rol', 'functietitel'],
  organisation: ['organisation', 'organization', 'company', 'employer', 'organisatie', 'bedrijf', 'werkgever', 'instelling'],
  email: ['email', 'e mail', 'email address', 'e mail address', 'mail', 'emailadres', 'e mailadres'],
  phone: ['telephone', 'phone', 'phone number', 'mobile', 'mobile phone', 'business phone', 'telefoon', 'telefoonnummer', 'mobiel', 'tel'],
  languages: ['languages', 'language', 'talen', 'taal'],
  formOfAddress: ['form of address', 'salutation', 'aanspreekvorm', 'aanhef'],
  remarks: ['remarks', 'notes', 'note', 'comments', 'opmerkingen', 'notities', 'opmerking'],
  shortName: ['short name', 'abbreviation', 'acronym', 'korte naam', 'afkorting'],
  kind: ['kind', 'type', 'soort'],
  website: ['website', 'web', 'url', 'site', 'web page'],
  description: ['description', 'about', 'omschrijving', 'beschrijving'],
}

const folded = (text: string) => foldName(text.replace(/[-_./]/g, ' '))

/** A field for each head, '' where none fits; each field once, the first head that names it. */
export function proposeColumns(kind: TableKind, given: readonly string[]): (TableField | '')[] {
  const free = new Set<TableField>(fieldsOf(kind))
  return given.map((head) => {
    const name = folded(head)
    const field = [...free].find((one) => heads[one]?.some((known) => folded(known) === name))
    if (field) free.delete(field)
    return field ?? ''
  })
}

/** The kind of an organisation by its word in either language, or as the database writes it. */
export function kindNamed(text: string): OrganisationKind | undefined {
  const name = folded(text)
  return organisationKinds.find((kind) =>
    [kind, en.organisationKind[kind], nl.organisationKind[kind]].some((word) => folded(word) === name),
  )
}

const said = (['en', 'nl'] as const).map((locale) => new Intl.DisplayNames(locale, { type: 'language' }))

/** Languages by their marks or their names in either language; undefined when one is not known. */
export function languagesNamed(text: string): LanguageTag[] | undefined {
  const asked = text.split(/[,;/|]/).map((each) => each.trim().toLowerCase())
  const tags = asked
    .filter(Boolean)
    .map((each) => languageTags.find((tag) => tag === each || said.some((names) => names.of(tag)?.toLowerCase() === each)))
  return tags.every((tag) => tag !== undefined) ? tags : undefined
}
