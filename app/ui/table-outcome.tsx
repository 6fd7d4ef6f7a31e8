import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { TableOutcomePage } from '#app/http/table-page.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Notice } from './notice.tsx'
import { Section } from './page.tsx'
import { PagesNav } from './pages-nav.tsx'
import { TableTask } from './table-task.tsx'

/** What became of a table that was brought in, and the way back. */
export function TableOutcome({
  id,
  outcome: { state, rows, total, page, undone, kept, meanwhile, task },
}: {
  id: string
  outcome: TableOutcomePage
}) {
  const t = useT()
  return (
    <>
      {task ? <TableTask id={id} task={task} /> : null}
      {task ? null : <Notice>{state === 'undone' ? t('imports.undone', { undone, kept }) : t('tables.applied', { count: total })}</Notice>}
      {meanwhile > 0 ? <Notice>{t('tables.meanwhile', { count: meanwhile })}</Notice> : null}
      {state === 'applied' && total > 0 ? (
        <Form method="post" action={`/imports/${id}/application`} className="below-6">
          <input type="hidden" name="_method" value="DELETE" />
          <button className="btn btn-danger" type="submit" aria-describedby="undo-hint">
            {t('imports.undo')}
          </button>
          <p className="small muted above-2" id="undo-hint">
            {t('tables.undoHint')}
          </p>
        </Form>
      ) : null}
      <Section id="rows" title={t('tables.rowList')}>
        <ul className="list list-tight">
          {rows.map((row) => (
            <li key={row.id}>
              <p>{row.to ? <Link to={row.to}>{<bdi>{row.name}</bdi>}</Link> : <span className="muted">{t('tables.gone')}</span>}</p>
              <p className="meta small quiet-line">
                <span>{t(`imports.outcome.${row.outcome ?? 'none'}`)}</span>
                <span>{t('imports.line', { line: row.line })}</span>
              </p>
            </li>
          ))}
        </ul>
        <PagesNav page={page} size={100} total={total} />
      </Section>
    </>
  )
}
