import '#app/i18n/of-pages.ts'
import { Form, Link, useSearchParams } from '@remix-run/react'
import { type ListColumn, type ListOf, listColumns } from '#app/domain/lists/columns.ts'
import { useT } from '#app/i18n/reader.tsx'

type Choice = { name: string; label: string; chosen: string | undefined; options: { value: string; label: string }[] }
type Props = {
  list: ListOf
  text: string
  choices: Choice[]
  columns: readonly ListColumn[]
  at?: { id: string; name: string } | undefined
}

/** Narrows a list and says which columns it shows; all of it stands in the address. */
export function ListFilters({ list, text, choices, columns, at }: Props) {
  const t = useT()
  const [query] = useSearchParams()
  const filtered = text !== '' || at !== undefined || choices.some(({ chosen }) => chosen)
  const label = t(`${list}.filter`)
  return (
    <Form className="below-5" role="search" aria-label={label} key={String(query)}>
      <div className="row roster-filter">
        <input
          className="input"
          type="search"
          name="q"
          defaultValue={text}
          dir="auto"
          aria-label={t(`${list}.filterText`)}
          placeholder={t(`${list}.filterText`)}
        />
        {at ? <input type="hidden" name="organisation" value={at.id} /> : null}
        {['sort', 'order', 'rows'].map((name) =>
          query.has(name) ? <input key={name} type="hidden" name={name} value={query.get(name) ?? ''} /> : null,
        )}
        <button className="btn" type="submit">
          {label}
        </button>
        {at ? <bdi>{t('contacts.at', { organisation: at.name })}</bdi> : null}
        {filtered ? <Link to={`/${list}`}>{t(`${list}.clear`)}</Link> : null}
      </div>
      <details className="above-3" open={choices.some(({ chosen }) => chosen) || undefined}>
        <summary>{t('lists.more')}</summary>
        <div className="row above-3 list-choices">
          {choices.map(({ name, label: word, chosen, options }) => (
            <label className="field" key={name}>
              <span className="label">{word}</span>
              <select className="input" name={name} defaultValue={chosen ?? ''}>
                <option value="">{t('lists.any')}</option>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
        <fieldset className="field above-3">
          <legend className="label">{t('lists.columns')}</legend>
          <p className="row">
            {listColumns[list].map((column) => (
              <label className="check" key={column}>
                <input type="checkbox" name="columns" value={column} defaultChecked={columns.includes(column)} />{' '}
                {t(`lists.column.${column}`)}
              </label>
            ))}
          </p>
        </fieldset>
        <p className="above-3">
          <button className="btn btn-small" type="submit">
            {t('lists.show')}
          </button>
        </p>
      </details>
    </Form>
  )
}
