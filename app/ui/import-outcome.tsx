import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { Outcome } from '#app/http/import-page.server.ts'
import { sayImport } from '#app/i18n/import-words.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import type { ImportState } from '#db/schema/words.ts'
import { Notice } from './notice.tsx'
import { Section } from './page.tsx'
import { PagesNav } from './pages-nav.tsx'

const rowsPerPage = 100

/** What became of a file that was brought in, and the way back. */
export function ImportOutcome({ id, state, outcome }: { id: string; state: ImportState; outcome: Outcome }) {
  const t = useT()
  const { locale } = useReader()
  const { rows, page, total, written, undone, kept } = outcome
  return (
    <>
      <Notice>{state === 'undone' ? t('imports.undone', { undone, kept }) : t('imports.applied', { count: written })}</Notice>
      {state === 'applied' && written > 0 ? (
        <Form method="post" action={`/imports/${id}/application`} className="below-6">
          <input type="hidden" name="_method" value="DELETE" />
          <button className="btn btn-danger" type="submit" aria-describedby="undo-hint">
            {t('imports.undo')}
          </button>
          <p className="small muted above-2" id="undo-hint">
            {t('imports.undoHint')}
          </p>
        </Form>
      ) : null}
      <Section id="rows" title={t('imports.rowList')}>
        <ul className="list list-tight">
          {rows.map((row) => (
            <li key={row.id}>
              <p>
                {row.engagementId ? (
                  <Link to={`/engagements/${row.engagementId}`}>
                    <bdi>{row.title}</bdi>
                  </Link>
                ) : (
                  <bdi>{row.title}</bdi>
                )}
              </p>
              <p className="meta small quiet-line">
                <span>{t(`imports.outcome.${row.outcome ?? 'none'}`)}</span>
                {row.startsOn ? <span>{formatDate(row.startsOn, locale, 'short')}</span> : null}
                <span>{t('imports.line', { line: row.line })}</span>
                {row.refusal ? <span>{sayImport(t, 'reasons', row.refusal)}</span> : null}
              </p>
            </li>
          ))}
        </ul>
        <PagesNav page={page} size={rowsPerPage} total={total} />
      </Section>
    </>
  )
}
