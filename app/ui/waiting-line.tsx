import '#app/i18n/of-pages.ts'
import type { ReactNode } from 'react'
import type { LineErrors, LineWish } from '#app/domain/read-out-lines/lines.server.ts'
import type { AskingLine } from '#app/domain/read-out-lines/parse.ts'
import type { LineDoubt } from '#app/domain/read-out-lines/term.ts'
import { type Reader, type Translate, useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { sayError } from './form.tsx'
import { Icon } from './icon.tsx'
import { sayDoubt } from './quick-understood.tsx'
import type { Named } from './waiting-lines.tsx'

type Props = {
  index: number
  line: AskingLine
  meant: Named[]
  owners: Named[]
  partners: Named[]
  typed: LineWish | undefined
  errors: LineErrors
  today: string
}

/** One line of a read-out with what it was understood to ask. */
export function WaitingLine({ index, line, meant, owners, partners, typed, errors, today }: Props) {
  const t = useT()
  const reader = useReader()
  const owner = typed ? typed.ownerId : meant.length === 1 ? meant[0]?.id : ''
  const partner = typed ? typed.organisationId : partners.length === 1 ? partners[0]?.id : ''
  const follows = line.kind === 'follow-up'
  const unsure = line.owner && meant.length !== 1
  const notes = [
    unsure ? t(meant.length === 0 ? 'readOutLines.unknownOwner' : 'readOutLines.severalOwners', { said: `\u2068${line.owner}\u2069` }) : '',
    line.dueOn && line.dueOn < today ? t('readOutLines.past') : '',
    !follows && partners.length === 0 ? t('readOutLines.noPartner') : '',
    ...line.doubts.map((doubt) => sayLineDoubt(t, reader, doubt)),
  ].filter(Boolean)
  return (
    <section className="section" aria-labelledby={`kind-${index}`}>
      <h2 id={`kind-${index}`}>{t(`readOutLines.kind.${line.kind}`)}</h2>
      <div className="form above-3">
        <input type="hidden" name={`line-${index}`} value={line.line} />
        <p className="small muted" dir="auto">
          {line.line}
        </p>
        {notes.map((note) => (
          <p key={note} className="error">
            <Icon name="warning" size={14} />
            <span>{note}</span>
          </p>
        ))}
        <label className="check">
          <input type="checkbox" name={`make-${index}`} defaultChecked={typed?.make ?? true} />
          {t('readOutLines.make')}
        </label>
        <Field name={`text-${index}`} label={t('readOutLines.text')} error={errors.text}>
          {(wiring) => <input className="input" {...wiring} defaultValue={typed?.text ?? line.text} dir="auto" />}
        </Field>
        <div className="fields-2">
          <Field
            name={follows ? `owner-${index}` : `organisation-${index}`}
            label={follows ? t('readOutLines.owner') : t('readOutLines.partner')}
            error={follows ? errors.ownerId : errors.organisationId}
          >
            {(wiring) => (
              <select className="input" {...wiring} defaultValue={(follows ? owner : partner) ?? ''}>
                <option value="">{follows ? t('readOutLines.chooseOwner') : t('readOutLines.choosePartner')}</option>
                {(follows ? owners : partners).map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name={`due-${index}`} label={t('readOutLines.due')} error={errors.dueOn}>
            {(wiring) => <input className="input" type="date" dir="ltr" {...wiring} defaultValue={typed?.dueOn ?? line.dueOn ?? ''} />}
          </Field>
        </div>
      </div>
    </section>
  )
}

function sayLineDoubt(t: Translate, reader: Reader, doubt: LineDoubt): string {
  if (doubt.about === 'other-term') return t('readOutLines.otherTerm', { date: formatDate(doubt.read, reader.locale, 'long') })
  if (doubt.about === 'hour') return t('readOutLines.hour', { said: doubt.said })
  return sayDoubt(t, reader, doubt) ?? ''
}

type Wiring = { id: string; name: string; 'aria-invalid': true | undefined; 'aria-describedby': string | undefined }
type FieldProps = { name: string; label: string; error: string | undefined; children: (wiring: Wiring) => ReactNode }

function Field({ name, label, error, children }: FieldProps) {
  const t = useT()
  const errorId = `${name}-error`
  return (
    <div className={error ? 'field field-error' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {children({ id: name, name, 'aria-invalid': error ? true : undefined, 'aria-describedby': error ? errorId : undefined })}
      {error ? (
        <p className="error" id={errorId}>
          <Icon name="warning" size={14} />
          <span>{sayError(t, error)}</span>
        </p>
      ) : null}
    </div>
  )
}
