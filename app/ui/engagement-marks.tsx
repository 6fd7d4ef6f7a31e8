import type { Entry } from '#app/domain/calendar/entries.ts'
import { slotOf } from '#app/domain/visits/slots.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { daysBetween, weekdayOf } from '#app/lib/dates.ts'
import { formatDate, formatWeekday } from '#app/lib/format-dates.ts'
import { LevelBadge, SlotBadge, SourceMark, StatusBadge } from './badges.tsx'

/** 'Fri 12:00' for the wall time 'YYYY-MM-DDTHH:MM' within a week of today, '27 Nov 12:00' for one further off or past. */
export function useMoment(): (local: string) => string {
  const { locale, today } = useReader()
  return (local) => {
    const date = local.slice(0, 10)
    const days = daysBetween(today, date)
    const day = days >= 0 && days < 7 ? formatWeekday(weekdayOf(date), locale, 'short') : formatDate(date, locale, 'brief')
    return `${day} ${local.slice(11)}`
  }
}

/** How firm it is: within a visit its slot, otherwise its status. */
function FirmnessBadge({ entry }: { entry: Entry }) {
  const t = useT()
  const moment = useMoment()
  const slot = entry.visitId ? slotOf(entry) : undefined
  if (!slot) return <StatusBadge status={entry.status} />
  const until = slot === 'hold' && entry.holdUntil
  return <SlotBadge slot={slot} {...(until ? { note: t('calendar.until', { moment: moment(until) }) } : {})} />
}

/** The quiet line under an engagement's title: at what level, where, how firm, who may see it, and whether the letter tells of it. */
export function EngagementMarks({ entry }: { entry: Entry }) {
  const t = useT()
  return (
    <p className="slot-note">
      {entry.tier ? <span>{t(`words.tier.${entry.tier}`)}</span> : null}
      {entry.place ? <bdi>{entry.place}</bdi> : null}
      <FirmnessBadge entry={entry} />
      <LevelBadge level={entry.level} />
      <SourceMark source={entry.source === 'letter' ? 'letter' : null} />
    </p>
  )
}
