import '#app/i18n/of-pages.ts'
import { Form } from '@remix-run/react'
import { type Translate, useT } from '#app/i18n/reader.tsx'
import { sayTable } from '#app/i18n/table-words.ts'
import { levels, tableKinds } from '#db/schema/words.ts'
import { SubmitButton, sayError } from './form.tsx'
import { Icon } from './icon.tsx'
import { ImportDesk } from './import-form.tsx'
import { Section } from './page.tsx'

type Refused = { field: 'table' | 'deskId'; reason: string; pasted: string }
type Props = { desks: { id: string; name: string }[]; formKey: string; refused: Refused | undefined }

/** Takes a table of contacts or organisations: a file, or what was copied from one. */
export function TableForm({ desks, formKey, refused }: Props) {
  const t = useT()
  const described = refused ? 'table-error table-hint' : 'table-hint'
  return (
    <div className="above-7">
      <Section id="tables" title={t('tables.title')}>
        <p className="lede">{t('tables.lede')}</p>
        <Form method="post" encType="multipart/form-data" className="form above-5">
          <input type="hidden" name="what" value="table" />
          <input type="hidden" name="formKey" value={formKey} />
          <div className={refused ? 'field field-error' : 'field'}>
            <label htmlFor="table">{t('tables.file')}</label>
            <input
              className="input"
              type="file"
              id="table"
              name="table"
              accept=".csv,.tsv,.txt,.xlsx,text/csv"
              aria-invalid={refused ? true : undefined}
              aria-describedby={described}
            />
            {refused ? (
              <p className="error" id="table-error" role="alert">
                <Icon name="warning" size={14} />
                <span>{sayRefusal(t, refused.reason)}</span>
              </p>
            ) : null}
            <p className="hint" id="table-hint">
              {t('tables.fileHint')}
            </p>
          </div>
          <div className="field">
            <label htmlFor="pasted">{t('tables.paste')}</label>
            <textarea className="input" id="pasted" name="pasted" rows={4} dir="auto" defaultValue={refused?.pasted} />
          </div>
          <div className="fields-2">
            <div className="field">
              <label htmlFor="kind">{t('tables.kind')}</label>
              <select className="input" id="kind" name="kind">
                {tableKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`tables.kinds.${kind}`)}
                  </option>
                ))}
              </select>
            </div>
            <ImportDesk desks={desks} id="table-desk" />
            <div className="field">
              <label htmlFor="table-level">{t('imports.level')}</label>
              <select className="input" id="table-level" name="level" defaultValue="confidential">
                {levels.map((level) => (
                  <option key={level} value={level}>
                    {t(`words.level.${level}`)}
                  </option>
                ))}
              </select>
            </div>
          </div>
          <p className="row">
            <SubmitButton>{t('imports.read')}</SubmitButton>
          </p>
        </Form>
      </Section>
    </div>
  )
}

/** Of a field of the form, or of what stands in the table. */
const sayRefusal = (t: Translate, reason: string) =>
  reason.startsWith('errors.') || reason.startsWith('tables.') ? sayError(t, reason) : sayTable(t, 'reasons', reason)
