import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'

type Props = { noun: 'contact' | 'organisation'; id: string; text: string; found: { id: string; name: string; note: string | null }[] }

/** Looks for the contact or organisation that a new relation is with. */
export function ChooseRelated({ noun, id, text, found }: Props) {
  const t = useT()
  return (
    <>
      <Form className="find-wide below-6" role="search" aria-label={t('relations.find')}>
        <input type="hidden" name={noun} value={id} />
        <input
          className="input"
          type="search"
          name="q"
          defaultValue={text}
          dir="auto"
          aria-label={t('relations.find')}
          autoComplete="off"
        />
        <button className="btn btn-primary" type="submit">
          {t('search.button')}
        </button>
      </Form>
      {text && found.length === 0 ? (
        <p role="status">
          {t('search.nothingTitle')} <Link to={`/${noun}s/new`}>{t(`${noun}s.new`)}</Link>
        </p>
      ) : null}
      <ul className="list">
        {found.map((row) => (
          <li className="result" key={row.id}>
            <Link className="plain strong" to={`?${noun}=${id}&with=${row.id}`}>
              <bdi>{row.name}</bdi>
            </Link>
            <p className="slot-note">{row.note ? <bdi>{row.note}</bdi> : null}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
