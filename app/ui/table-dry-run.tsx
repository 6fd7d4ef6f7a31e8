import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { TableDryRun } from '#app/http/table-page.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { sayError } from './form.tsx'
import { Section } from './page.tsx'
import { PagesNav } from './pages-nav.tsx'
import { TableColumns } from './table-columns.tsx'
import { TableTask } from './table-task.tsx'

const plans = ['new', 'changed', 'skipped', 'unchanged', 'refused'] as const

/** Below so many the buttons stand far from what they are about. */
const manyRows = 20

/** What bringing a table in would do, row by row, after what its columns are. */
export function TableDryRunPage({ id, dryRun }: { id: string; dryRun: TableDryRun }) {
  const t = useT()
  const { counts, plan, rows, page, total, print } = dryRun
  const taken = dryRun.task ? 0 : counts.new + counts.changed
  return (
    <>
      {dryRun.task ? <TableTask id={id} task={dryRun.task} /> : null}
      <Section id="columns" title={t('tables.columns')}>
        <TableColumns key={print} id={id} dryRun={dryRun} />
      </Section>
      <Section id="rows" title={t('tables.rowList')} aside={rows.length > manyRows ? <a href="#end">{t('tables.toEnd')}</a> : null}>
        <nav className="tabs" aria-label={t('tables.tabs')}>
          <Link to={`/imports/${id}/table`} aria-current={plan ? undefined : 'page'} preventScrollReset>
            {t('imports.all')} <span className="muted">{plans.reduce((sum, one) => sum + counts[one], 0)}</span>
          </Link>
          {plans.map((one) => (
            <Link key={one} to={`/imports/${id}/table?plan=${one}`} aria-current={plan === one ? 'page' : undefined} preventScrollReset>
              {t(`tables.plan.${one}`)} <span className="muted">{counts[one]}</span>
            </Link>
          ))}
        </nav>
        {rows.length === 0 ? <p className="muted above-3">{t('imports.nothingHere')}</p> : null}
        <ul className="list list-tight">
          {rows.map((row) => (
            <li key={row.id}>
              <TableRow row={row} kind={dryRun.kind} />
            </li>
          ))}
        </ul>
        <PagesNav page={page} size={100} total={total} />
      </Section>
      <div className="row above-5" id="end" tabIndex={-1}>
        {taken > 0 ? (
          <Form method="post" action={`/imports/${id}/application`}>
            <input type="hidden" name="print" value={print} />
            <button className="btn btn-primary" type="submit">
              {t('tables.apply', { count: taken })}
            </button>
          </Form>
        ) : (
          <span className="muted">{dryRun.task ? null : t('tables.nothing')}</span>
        )}
        <Form method="post" action={`/imports/${id}/table`}>
          <input type="hidden" name="_method" value="DELETE" />
          <button className="btn btn-danger" type="submit">
            {t('imports.discard')}
          </button>
        </Form>
      </div>
    </>
  )
}

function TableRow({ row, kind }: { row: TableDryRun['rows'][number]; kind: TableDryRun['kind'] }) {
  const t = useT()
  const { name, line, match, changes, reason, field, unknown } = row
  const named = (key: string) => t(`tables.field.${key}` as 'tables.field.name')
  return (
    <div className="import-row">
      <span />
      <div>
        <p className={row.kind === 'new' || row.kind === 'changed' ? undefined : 'muted'}>
          <bdi className="strong">{name || t('tables.noName')}</bdi>
        </p>
        <p className="meta small quiet-line">
          <span className={`import-kind import-${row.kind}`}>{t(`tables.plan.${row.kind}`)}</span>
          <span>{t('imports.line', { line })}</span>
          {match ? (
            <Link to={`/${kind}/${match.id}`}>
              <bdi>{t('tables.likelyIs', { name: match.name })}</bdi>
            </Link>
          ) : null}
        </p>
        {reason ? (
          <p className="small late">
            {field ? t('tables.wrong', { field: named(field) }) : null} {sayError(t, reason)}
          </p>
        ) : null}
        {changes.length > 0 ? (
          <p className="small">
            {t(row.kind === 'skipped' ? 'tables.differs' : 'tables.changes', { fields: changes.map(named).join(', ') })}
          </p>
        ) : null}
        {unknown ? <p className="small muted">{t('tables.unknown', { name: unknown })}</p> : null}
      </div>
    </div>
  )
}
