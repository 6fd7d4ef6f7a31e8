import '#app/i18n/of-pages.ts'
import { Form } from '@remix-run/react'
import { fieldsOf } from '#app/domain/list-imports/fields.ts'
import type { TableDryRun } from '#app/http/table-page.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { likelyChoices, organisationKinds } from '#db/schema/words.ts'

/** What each column is read as, and what is done with rows that are likely known: kept for this table alone. */
export function TableColumns({ id, dryRun: { kind, columns, likely, usualKind } }: { id: string; dryRun: TableDryRun }) {
  const t = useT()
  return (
    <Form method="post" action={`/imports/${id}/table`} className="form" preventScrollReset>
      <p className="hint">{t('tables.columnsHint')}</p>
      <div className="scroll">
        <table className="table stack">
          <thead>
            <tr>
              <th scope="col">{t('tables.column')}</th>
              <th scope="col">{t('tables.holds')}</th>
              <th scope="col">{t('tables.sample')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place alone.
              <tr key={at}>
                <th scope="row">
                  <bdi>{column.head || `${at + 1}`}</bdi>
                </th>
                <td data-label={t('tables.holds')}>
                  <select className="input" name={`column${at}`} defaultValue={column.field} aria-label={column.head || `${at + 1}`}>
                    <option value="">{t('tables.leftOut')}</option>
                    {fieldsOf(kind).map((field) => (
                      <option key={field} value={field}>
                        {t(`tables.field.${field}`)}
                      </option>
                    ))}
                  </select>
                </td>
                <td data-label={t('tables.sample')} className="small muted">
                  <bdi>{column.sample.join(' · ')}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <fieldset className="field above-5" aria-describedby="likely-hint">
        <legend className="label">{t('tables.likely')}</legend>
        <p className="hint" id="likely-hint">
          {t('tables.likelyHint')}
        </p>
        {likelyChoices.map((choice) => (
          <label className="check" key={choice}>
            <input type="radio" name="likely" value={choice} defaultChecked={choice === likely} />
            <span>{t(`tables.likelyChoice.${choice}`)}</span>
          </label>
        ))}
      </fieldset>
      {kind === 'organisations' ? (
        <div className="field">
          <label htmlFor="usualKind">{t('tables.usualKind')}</label>
          <select className="input" id="usualKind" name="usualKind" defaultValue={usualKind}>
            {organisationKinds.map((each) => (
              <option key={each} value={each}>
                {t(`words.organisationKind.${each}`)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <p className="row">
        <button className="btn" type="submit">
          {t('tables.keep')}
        </button>
      </p>
    </Form>
  )
}
