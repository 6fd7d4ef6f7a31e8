import { Link } from '@remix-run/react'
import type { Template } from '#app/domain/templates/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { LevelBadge, SourceMark } from './badges.tsx'

type Row = Pick<Template, 'id' | 'name' | 'kind' | 'minutes' | 'place' | 'desk' | 'level' | 'source' | 'followUps'> & {
  hasBrief: boolean
  mayChange: boolean
}

/** Templates one below the other: what each brings, and the ways to use and to change it. */
export function TemplateList({ rows, writes }: { rows: Row[]; writes: boolean }) {
  const t = useT()
  return (
    <ul className="list list-tight">
      {rows.map((row) => (
        <li key={row.id} className="promise">
          {writes ? (
            <Link
              className="plain strong"
              to={`/engagements/new?template=${row.id}`}
              aria-label={t('templates.startOf', { name: row.name })}
            >
              <bdi>{row.name}</bdi>
            </Link>
          ) : (
            <bdi className="strong">{row.name}</bdi>
          )}
          <p className="slot-note">
            <span>{t(`words.kind.${row.kind}`)}</span>
            <span>{row.minutes ? t('templates.length', { count: row.minutes }) : t('words.timing.all-day')}</span>
            {row.place ? <bdi>{row.place}</bdi> : null}
            {row.hasBrief ? <span>{t('engagements.brief')}</span> : null}
            {row.followUps.length > 0 ? <span>{t('templates.withFollowUps', { count: row.followUps.length })}</span> : null}
            <span>{row.desk ?? t('views.forMe')}</span>
            <LevelBadge level={row.level} />
            <SourceMark source={row.source} always />
            {row.mayChange ? (
              <Link to={`/templates/${row.id}/edit`} aria-label={t('templates.editOf', { name: row.name })}>
                {t('common.edit')}
              </Link>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  )
}
