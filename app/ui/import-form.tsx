import '#app/i18n/of-pages.ts'
import { Form } from '@remix-run/react'
import { sayImport } from '#app/i18n/import-words.ts'
import { type Translate, useT } from '#app/i18n/reader.tsx'
import { levels } from '#db/schema/words.ts'
import { SubmitButton, sayError } from './form.tsx'
import { Icon } from './icon.tsx'
import { useFileDrop } from './use-file-drop.ts'

type Refused = { field: 'file' | 'deskId'; reason: string }
type Props = { desks: { id: string; name: string }[]; formKey: string; refused: Refused | undefined }

/** Takes a calendar file. Dropping one on the form is an addition to choosing it. */
export function ImportForm({ desks, formKey, refused }: Props) {
  const t = useT()
  const { input, over, onForm } = useFileDrop()
  return (
    <Form method="post" encType="multipart/form-data" className={over ? 'form drop drop-over' : 'form drop'} {...onForm}>
      <input type="hidden" name="formKey" value={formKey} />
      <div className={refused ? 'field field-error' : 'field'}>
        <label htmlFor="file">{t('imports.file')}</label>
        <input
          ref={input}
          className="input"
          type="file"
          id="file"
          name="file"
          accept=".ics,.ical,text/calendar"
          aria-invalid={refused?.field === 'file' || undefined}
          aria-describedby={refused ? 'file-error file-hint' : 'file-hint'}
        />
        {refused ? (
          <p className="error" id="file-error" role="alert">
            <Icon name="warning" size={14} />
            <span>{sayRefusal(t, refused.reason)}</span>
          </p>
        ) : null}
        <p className="hint" id="file-hint">
          {t('imports.fileHint')}
        </p>
      </div>
      <div className="fields-2">
        <ImportDesk desks={desks} id="deskId" />
        <div className="field">
          <label htmlFor="level">{t('imports.level')}</label>
          <select className="input" id="level" name="level" defaultValue="confidential" aria-describedby="level-hint">
            {levels.map((level) => (
              <option key={level} value={level}>
                {t(`words.level.${level}`)}
              </option>
            ))}
          </select>
          <p className="hint" id="level-hint">
            {t('imports.levelHint')}
          </p>
        </div>
      </div>
      <p className="row">
        <SubmitButton>{t('imports.read')}</SubmitButton>
      </p>
    </Form>
  )
}

/** Of a field of the form, or of what stands in the file. */
const sayRefusal = (t: Translate, reason: string) =>
  reason.startsWith('errors.') || reason.startsWith('imports.') ? sayError(t, reason) : sayImport(t, 'reasons', reason)

export function ImportDesk({ desks, id }: { desks: Props['desks']; id: string }) {
  const t = useT()
  if (desks.length === 1) return <input type="hidden" name="deskId" value={desks[0]?.id} />
  return (
    <div className="field">
      <label htmlFor={id}>{t('common.desk')}</label>
      <select className="input" id={id} name="deskId">
        {desks.map((desk) => (
          <option key={desk.id} value={desk.id}>
            {desk.name}
          </option>
        ))}
      </select>
    </div>
  )
}
