import type { Who } from '#app/domain/delegations/attendance.ts'
import { useT } from '#app/i18n/reader.tsx'

const mostNames = 5

/** For which part of the delegation an item is. */
export function WhoIsIn({ who }: { who: Who }) {
  const t = useT()
  const named = [...who.groups, ...who.people]
  if (named.length === 0) return <span>{t('delegation.nobodyLeft')}</span>
  const rest = named.length - mostNames
  return (
    <span className="who">
      {named.slice(0, mostNames).map(({ id, name }) => (
        <bdi key={id}>{name}</bdi>
      ))}
      {rest > 0 ? <span>+{rest}</span> : null}
    </span>
  )
}
