import { Link, useSearchParams } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'
import { Icon } from './icon.tsx'

/** Fills the form from one of the templates at hand, on the day and in the visit that the address asks for. */
export function TemplateMenu({ templates }: { templates: { id: string; name: string }[] }) {
  const t = useT()
  const [asked] = useSearchParams()
  const pathOf = (id: string) => {
    const query = new URLSearchParams(asked)
    for (const other of ['copy', 'quick', 'kind']) query.delete(other)
    query.set('template', id)
    return `/engagements/new?${query}`
  }
  return (
    <details className="menu" key={asked.get('template')}>
      <summary className="btn">
        {t('templates.choose')}
        <Icon name="down" size={13} />
      </summary>
      <div className="menu-list">
        {templates.length > 0 ? (
          <ul>
            {templates.map(({ id, name }) => (
              <li key={id}>
                <Link to={pathOf(id)} {...(asked.get('template') === id ? { 'aria-current': 'page' as const } : {})}>
                  <bdi>{name}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        <Link to="/templates">{t('templates.all')}</Link>
      </div>
    </details>
  )
}
