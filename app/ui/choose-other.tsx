import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { Why } from '#app/domain/search/names.server.ts'
import { useT } from '#app/i18n/reader.tsx'

type Found = { id: string; name: string; note: string | null; why?: Why | undefined }

/** Looks for the contact that is the same person. */
export function ChooseOther({ text, found }: { text: string; found: Found[] }) {
  const t = useT()
  return (
    <>
      <Form className="find-wide below-6" role="search" aria-label={t('merges.find')}>
        <input className="input" type="search" name="q" defaultValue={text} dir="auto" aria-label={t('merges.find')} autoComplete="off" />
        <button className="btn btn-primary" type="submit">
          {t('search.button')}
        </button>
      </Form>
      {text && found.length === 0 ? <p role="status">{t('search.nothingTitle')}</p> : null}
      <ul className="list">
        {found.map(({ id, name, note, why }) => (
          <li className="result" key={id}>
            <Link className="plain strong" to={`?with=${id}`}>
              <bdi>{name}</bdi>
            </Link>
            <p className="slot-note">
              {note ? <bdi>{note}</bdi> : null}
              {why ? <span>{t(`search.why.${why.how}`, { name: `\u2068${why.name}\u2069` })}</span> : null}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
