import { Link, useLocation, useSearchParams } from '@remix-run/react'
import { Fragment } from 'react'
import { useT } from '#app/i18n/reader.tsx'
import { pagesAround } from './pages-around.ts'

/** Leads through a list of `total` rows, or `more` than were counted, `size` a page, by `?page=`; keeps the list's other filters. Nothing when all rows fit on one page. */
export function PagesNav({ page, size, total, more = false }: { page: number; size: number; total: number; more?: boolean }) {
  const t = useT()
  const { pathname } = useLocation()
  const [search] = useSearchParams()
  const last = Math.ceil(total / size)
  if (last <= 1) return null
  const to = (number: number) => {
    const query = new URLSearchParams(search)
    if (number === 1) query.delete('page')
    else query.set('page', String(number))
    return `${pathname}?${query}`
  }
  return (
    <nav className="pages above-5" aria-label={t('common.pages')}>
      {page > 1 ? (
        <Link to={to(page - 1)} rel="prev">
          {t('common.previous')}
        </Link>
      ) : null}
      {pagesAround(page, last).map(({ number, gap }) => (
        <Fragment key={number}>
          {gap ? <span>…</span> : null}
          <Link to={to(number)} aria-current={number === page ? 'page' : undefined}>
            {number}
          </Link>
        </Fragment>
      ))}
      {page < last ? (
        <Link to={to(page + 1)} rel="next">
          {t('common.next')}
        </Link>
      ) : null}
      <span className="small">
        {t(more ? 'common.rowsOfMany' : 'common.rowsOf', { from: (page - 1) * size + 1, to: Math.min(page * size, total), total })}
      </span>
    </nav>
  )
}
