import '#app/i18n/of-pages.ts'
import { Form, Link, useSearchParams } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { type ListOf, mostChosen, pageSizes, usualSize } from '#app/domain/lists/columns.ts'
import { keptQuery } from '#app/domain/saved-views/address.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Icon } from './icon.tsx'
import { PagesNav } from './pages-nav.tsx'
import { chosenForm } from './roster.tsx'

/** Below a list: the ways on with the rows that are ticked, or with all that were found. */
export function GoOn({ list, total, more = false }: { list: ListOf; total: number; more?: boolean }) {
  const t = useT()
  const [search] = useSearchParams()
  const query = new URLSearchParams(search)
  for (const name of ['columns', 'page', 'sort', 'order', 'rows']) query.delete(name)
  query.set('all', '1')
  return (
    <Form className="row above-3" id={chosenForm} action={`/${list}/bulk`}>
      <button className="btn" type="submit">
        {t('lists.go')}
      </button>
      <Link to={`/${list}/bulk?${query}`}>
        {more
          ? t('lists.first', { most: mostChosen })
          : total > mostChosen
            ? t('lists.allOf', { most: mostChosen, count: total })
            : t('lists.all', { count: total })}
      </Link>
    </Form>
  )
}

/** Below a list: its other pages, and how many rows a page has. */
export function ListPages({ page, size, total, ...nav }: ComponentProps<typeof PagesNav>) {
  const t = useT()
  const [search] = useSearchParams()
  const inOf = (other: number) => {
    const query = new URLSearchParams(search)
    for (const name of ['page', 'rows']) query.delete(name)
    // The rows one was looking at stay on the page.
    const onPage = Math.floor(((page - 1) * size) / other) + 1
    if (onPage > 1) query.set('page', String(onPage))
    if (other !== usualSize) query.set('rows', String(other))
    return `?${query}`
  }
  return (
    <div className="list-pages">
      <PagesNav page={page} size={size} total={total} {...nav} />
      {total > Math.min(...pageSizes) ? (
        <nav className="pages above-5" aria-label={t('lists.rows')}>
          <span className="small">{t('lists.rows')}</span>
          {pageSizes.map((each) => (
            <Link key={each} to={inOf(each)} aria-current={each === size ? 'true' : undefined} preventScrollReset>
              {each}
            </Link>
          ))}
        </nav>
      ) : null}
    </div>
  )
}

type View = { id: string; name: string; query: string; desk: string | null }

/** The kept views of a list, and the way to keep this one. */
export function ListViews({ list, views }: { list: ListOf; views: View[] }) {
  const t = useT()
  const [search] = useSearchParams()
  const here = keptQuery(String(search), list)
  return (
    <details className="menu views-menu" name="filter">
      <summary className="btn btn-quiet">
        {t('lists.views')}
        <Icon name="down" size={13} />
      </summary>
      <div className="menu-list">
        {views.length > 0 ? (
          <ul>
            {views.map(({ id, name, query, desk }) => (
              <li key={id}>
                <Link to={`/${list}?${query}`} {...(query === here ? { 'aria-current': 'page' as const } : {})}>
                  <bdi>{name}</bdi>
                  {desk ? <small className="muted">{desk}</small> : null}
                </Link>
                <Link to={`/views/${id}`} aria-label={t('lists.viewSettings', { name })}>
                  <Icon name="more" size={15} />
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        <Link to={`/views/new?${new URLSearchParams({ page: list, query: here })}`}>{t('lists.keep')}</Link>
      </div>
    </details>
  )
}
