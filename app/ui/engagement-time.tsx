import type { Postponement } from '#app/domain/engagements/postponements.server.ts'
import type { Engagement } from '#app/domain/engagements/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { sayWhen } from './when.ts'

type Lost = Omit<Postponement, 'at' | 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date }

/** When an engagement is, and when it was to be before it was put off. */
export function EngagementTime({ engagement, postponements }: { engagement: Engagement; postponements: Lost[] }) {
  const t = useT()
  const reader = useReader()
  const time = sayWhen(t, reader, engagement)
  const undated = engagement.status === 'postponed'
  return (
    <>
      {undated ? <p>{t('postponements.noDate')}</p> : null}
      {undated && postponements.length > 0 ? null : (
        <p>
          {undated ? <s>{time.when}</s> : <bdi>{time.when}</bdi>}
          {time.zone ? <span className="muted"> {time.zone}</span> : null}
        </p>
      )}
      {time.yours && !undated ? <p className="muted">{time.yours}</p> : null}
      {postponements.length > 0 ? (
        <ul className="small muted above-2" aria-label={t('postponements.history')}>
          {postponements.map((one) => (
            <li key={one.id} dir="auto">
              {t('postponements.was', { when: sayWhen(t, reader, one).when })}
              {one.by ? ` · ${t('postponements.by', { who: one.by })}` : null}
              {one.reason ? ` · ${one.reason}` : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
