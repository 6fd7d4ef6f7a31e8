import type { Temperature } from '#app/domain/handovers/ties.server.ts'
import type { Locale } from '#app/i18n/locales.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { inMarkdown } from '#app/lib/markdown-text.ts'
import { sayAssessment } from '#app/ui/say-assessment.ts'

/** How somebody is seen and to whom they are what, as lines below theirs. */
export function temperatureOnPaper({ assessments, relations }: Temperature, t: Translate, locale: Locale): string[] {
  const seen = assessments.map((row) => {
    const by = [row.by, formatDate(row.assessedOn, locale, 'short')].filter(Boolean).join(', ')
    return `${inMarkdown(sayAssessment(t, locale, row))}. ${inMarkdown(row.note)} (${inMarkdown(by)})`
  })
  // Whose sister somebody is, is as good as a name.
  const open = relations.filter((row) => !row.protected)
  const related = open.map((row) => inMarkdown(t(`relations.said.${row.said}`, { name: row.other })))
  return [...seen, ...related].map((line) => `    - ${line}`)
}
