import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { TextNoun } from '#app/domain/texts/input.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { daysBetween } from '#app/lib/dates.ts'
import { formatDate, formatDaysLate } from '#app/lib/format-dates.ts'
import type { Level } from '#db/schema/words.ts'
import { LevelBadge, SourceMark } from './badges.tsx'
import { Section } from './page.tsx'
import { Prose } from './prose.tsx'
import { noText, textDeed, textTitle } from './text-words.ts'

type Text = { html: string; body: string; level: Level; dueOn: string | null; source: 'letter' | 'demo' | null }

/** The brief, the read-out or the security note of an engagement: its text, or when it is due and the way to write it. */
export function EngagementText({
  noun,
  engagementId,
  text,
  edits,
  usuallyDueOn = null,
  children,
}: {
  noun: TextNoun
  engagementId: string
  text: Text | undefined
  edits: boolean
  /** When it is due by the habit of its desk, where nobody named a day. */
  usuallyDueOn?: string | null
  children?: ReactNode
}) {
  const t = useT()
  const { locale, today } = useReader()
  const written = Boolean(text?.body)
  const dueOn = text?.dueOn ?? usuallyDueOn
  const late = dueOn && !written ? daysBetween(dueOn, today) : 0
  return (
    <Section
      id={noun}
      title={textTitle(t, noun)}
      aside={edits ? <Link to={`/engagements/${engagementId}/${noun}`}>{textDeed(t, noun, written)}</Link> : null}
    >
      {text && written ? (
        <>
          <Prose html={text.html} />
          <p className="slot-note above-2">
            <LevelBadge level={text.level} />
            <SourceMark source={text.source} />
          </p>
        </>
      ) : (
        <p className="muted">{noText(t, noun)}</p>
      )}
      {dueOn && !written ? (
        <p className={late > 0 ? 'small late' : 'small muted'}>
          {late > 0
            ? t(noun === 'brief' ? 'briefs.late' : 'engagements.readOutLate', {
                late: formatDaysLate(late, locale),
                date: formatDate(dueOn, locale, 'short'),
              })
            : t('engagements.readOutDue', { date: formatDate(dueOn, locale, 'short') })}
        </p>
      ) : null}
      {children}
    </Section>
  )
}
