import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { DryRun } from '#app/http/import-page.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { ImportRow } from './import-row.tsx'
import { Section } from './page.tsx'
import { PagesNav } from './pages-nav.tsx'

const kinds = ['new', 'changed', 'unchanged', 'refused'] as const
const rowsPerPage = 100

/** What a file would do, row by row, with the choice of rows and people. */
export function ImportDryRun({ id, dryRun }: { id: string; dryRun: DryRun }) {
  const t = useT()
  const { rows, total, page, print, counts } = dryRun
  return (
    <>
      <Form method="post" id="dry-run" key={print}>
        <input type="hidden" name="print" value={print} />
        <People people={dryRun.people} />
        <Section id="rows" title={t('imports.rowList')}>
          <Kinds id={id} dryRun={dryRun} />
          {rows.length === 0 ? <p className="muted above-3">{t('imports.nothingHere')}</p> : null}
          <ul className="list">
            {rows.map((row) => (
              <li key={row.id}>
                <ImportRow row={row} />
              </li>
            ))}
          </ul>
          <PagesNav page={page} size={rowsPerPage} total={total} />
        </Section>
        <p className="row above-5">
          {counts.new + counts.changed > 0 ? (
            <button className="btn btn-primary" type="submit" formAction={`/imports/${id}/application`}>
              {t('imports.apply')}
            </button>
          ) : null}
          {counts.new + counts.changed > 0 ? (
            <button className="btn" type="submit">
              {t('imports.keep')}
            </button>
          ) : (
            <span className="muted">{t('imports.nothingToApply')}</span>
          )}
        </p>
        {total > rowsPerPage ? <p className="small muted above-2">{t('imports.choiceHint')}</p> : null}
      </Form>
      <Form method="post" className="above-5">
        <input type="hidden" name="_method" value="DELETE" />
        <button className="btn btn-danger" type="submit">
          {t('imports.discard')}
        </button>
      </Form>
    </>
  )
}

function Kinds({ id, dryRun: { kind, counts } }: { id: string; dryRun: DryRun }) {
  const t = useT()
  const total = kinds.reduce((sum, one) => sum + counts[one], 0)
  return (
    <nav className="tabs" aria-label={t('imports.tabs')}>
      <Link to={`/imports/${id}`} aria-current={kind ? undefined : 'page'}>
        {t('imports.all')} <span className="muted">{total}</span>
      </Link>
      {kinds.map((one) => (
        <Link key={one} to={`/imports/${id}?kind=${one}`} aria-current={kind === one ? 'page' : undefined}>
          {t(`imports.kind.${one}`)} <span className="muted">{counts[one]}</span>
        </Link>
      ))}
    </nav>
  )
}

function People({ people }: { people: DryRun['people'] }) {
  const t = useT()
  if (people.length === 0) return null
  return (
    <fieldset className="field below-6" aria-describedby="people-hint">
      <legend className="label">{t('imports.people')}</legend>
      <p className="hint" id="people-hint">
        {t('imports.peopleHint')}
      </p>
      {people.map((one) => (
        <label className="check" key={one.value}>
          <input type="checkbox" name="person" value={one.value} defaultChecked={one.ticked} />
          <span>
            <bdi>{one.name}</bdi>{' '}
            <span className="muted small">
              {[
                one.kind === 'member' ? t('imports.colleague') : '',
                one.by === 'address' ? t('imports.byAddress') : t('imports.byName', { name: one.saidAs }),
                t('imports.inRows', { count: one.count }),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
