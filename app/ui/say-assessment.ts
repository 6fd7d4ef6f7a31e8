import type { Value } from '#app/domain/assessments/rules.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import type { AssessmentKind } from '#db/schema/words.ts'

type Said = { kind: AssessmentKind; value: Value; topic: string | null; topicNl: string | null }

/** 'Influence', or towards what the stance is. */
export function sayAssessed(t: Translate, locale: 'en' | 'nl', { kind, topic, topicNl }: Omit<Said, 'value'>): string {
  return topic ? t('words.stanceTo', { topic: (locale === 'nl' && topicNl) || topic }) : t(`words.assessment.${kind}`)
}

export const sayValue = (t: Translate, { kind, value }: Pick<Said, 'kind' | 'value'>): string =>
  t(`words.assessmentValue.${kind}.v${value}`)

/** 'Influence: much'. */
export const sayAssessment = (t: Translate, locale: 'en' | 'nl', said: Said): string =>
  `${sayAssessed(t, locale, said)}: ${sayValue(t, said)}`
