import type { Value } from '#app/domain/assessments/rules.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import type { AssessmentKind, WrittenKind } from '#db/schema/words.ts'

type Topic = { topic: string | null; topicNl: string | null }
type Graded = { kind: AssessmentKind; value: Value }

/** 'Influence', or towards what the stance is. */
export function sayAssessed(t: Translate, locale: 'en' | 'nl', { kind, topic, topicNl }: Pick<Graded, 'kind'> & Topic): string {
  return topic ? t('words.stanceTo', { topic: (locale === 'nl' && topicNl) || topic }) : t(`words.assessment.${kind}`)
}

export const sayValue = (t: Translate, { kind, value }: Graded): string => t(`words.assessmentValue.${kind}.v${value}`)

/** 'Influence: much'; of a note that it is one. */
export function sayAssessment(
  t: Translate,
  locale: 'en' | 'nl',
  { kind, value, ...topic }: Topic & { kind: WrittenKind; value: Value | null },
) {
  if (kind === 'note' || value === null) return t('words.note')
  return `${sayAssessed(t, locale, { kind, ...topic })}: ${sayValue(t, { kind, value })}`
}
