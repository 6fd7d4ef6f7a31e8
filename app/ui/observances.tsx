import type { Observance } from '#app/domain/calendar/observances.ts'
import { useT } from '#app/i18n/reader.tsx'

/** The days that countries and communities keep on a date, with who keeps them. */
export function Observances({ kept, className }: { kept: readonly Observance[] | undefined; className: string }) {
  const t = useT()
  if (!kept?.length) return null
  const said = kept.map(({ key, keepers, expected }) => {
    const who = keepers.map((keeper) => t(`observances.keeper.${keeper}`)).join(', ')
    return t(expected ? 'observances.expected' : 'observances.kept', { name: t(`observances.name.${key}`), who })
  })
  return (
    <span className={className} title={said.join('; ')}>
      {said.join('; ')}
    </span>
  )
}
