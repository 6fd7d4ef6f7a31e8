import '#app/i18n/of-pages.ts'
import { Form, Link, useSearchParams } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'
import { type ExportList, exportFormats } from '#db/schema/words.ts'

/** Below a list: takes it along as a file, as it is narrowed on the page. */
export function TakeOut({ list }: { list: ExportList }) {
  const t = useT()
  const [query] = useSearchParams()
  return (
    <Form method="post" action="/exports" className="above-5" aria-label={t('exports.takeOut')}>
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="query" value={String(query)} />
      <p className="row small">
        <span className="muted">{t('exports.as')}</span>
        {exportFormats
          .filter((format) => format !== 'vcf' || list === 'contacts')
          .map((format) => (
            <button key={format} className="btn btn-small" type="submit" name="format" value={format}>
              {t(`exports.format.${format}`)}
            </button>
          ))}
        <Link to="/exports">{t('exports.title')}</Link>
      </p>
      <p className="small muted">{t('exports.hint')}</p>
    </Form>
  )
}
