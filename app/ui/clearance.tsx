import { Link } from '@remix-run/react'
import type { Clearance } from '#app/domain/clearance/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import type { SignOffRole } from '#db/schema/words.ts'
import { Icon } from './icon.tsx'

/** Says roles in a row: "policy, security". */
export function useRolesInWords(): (roles: readonly SignOffRole[]) => string {
  const t = useT()
  return (roles) => roles.map((role) => t(`clearance.role.${role}`)).join(', ')
}

/** The day of an instant, as the reader's clocks have it. */
export function useDayOf(): (at: Date) => string {
  const { locale, zone } = useReader()
  return (at) => formatDate(dateAt(at, zone), locale, 'short')
}

/** Whether an engagement above internal may be let out, and the way to its sign-offs. */
export function ClearanceBadge({ id, clearance }: { id: string; clearance: Clearance | null }) {
  const t = useT()
  const inWords = useRolesInWords()
  const dayOf = useDayOf()
  if (!clearance) return null
  const { missing, standing } = clearance
  const last = standing.at(-1)
  const who = [...new Set(standing.flatMap(({ by }) => by ?? []))].join(', ')
  const said =
    missing.length > 0
      ? t('clearance.missing', { roles: inWords(missing) })
      : last
        ? t('clearance.cleared', { date: dayOf(last.at), who })
        : null
  return (
    <Link to={`/engagements/${id}/clearance`} className={missing.length > 0 ? 'badge is-late' : 'badge'}>
      <Icon name={missing.length > 0 ? 'warning' : 'tick'} size={14} />
      <bdi>{said}</bdi>
    </Link>
  )
}
