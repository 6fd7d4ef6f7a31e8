import { programmeWords } from '#app/documents/programme-words.ts'
import { foldText } from '#app/lib/fold-text.ts'
import { delegationRoles, documentLanguages } from '#db/schema/words.ts'

const known = new Map(
  delegationRoles.flatMap((role) => [
    [role, role] as const,
    ...documentLanguages.map((language) => [foldText(programmeWords[language].delegationRole[role]), role] as const),
  ]),
)

/** A part in a delegation as it is kept: the word of the list where the text means one in any language, else the text itself. */
export const keptRole = (text: string): string => known.get(foldText(text)) ?? text
