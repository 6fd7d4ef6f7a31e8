import '#app/i18n/of-pages.ts'
import type { ReactNode } from 'react'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { documentLanguages, handoutFormats, type ProgrammeReader, programmeReaders } from '#db/schema/words.ts'

type Props = {
  visit: { id: string }
  counts: Record<ProgrammeReader, number>
  makesPdf: boolean
  formKey: string
}

/** Asks for whom, in which language and as what; the answer is the file itself, so this is no form of the page's own. */
export function HandoutForm({ visit, counts, makesPdf, formKey }: Props) {
  const t = useT()
  const { locale } = useReader()
  const formats = handoutFormats.filter((format) => makesPdf || format !== 'pdf')
  return (
    <form method="post" action={`/visits/${visit.id}/handouts/file`} className="form">
      <input type="hidden" name="formKey" value={formKey} />
      <fieldset className="field">
        <legend className="label">{t('handouts.forWhom')}</legend>
        {programmeReaders.map((reader) => (
          <Row key={reader} name="reader" value={reader} checked={reader === 'delegation'}>
            <label htmlFor={`reader-${reader}`}>{t(`handouts.reader.${reader}`)}</label>
            <p className="hint" id={`reader-${reader}-hint`}>
              {t(`handouts.readerHint.${reader}`)} {t('handouts.items', { count: counts[reader] })}
            </p>
          </Row>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor="language">{t('handouts.language')}</label>
        <select className="input" id="language" name="language" defaultValue={locale}>
          {documentLanguages.map((language) => (
            <option key={language} value={language}>
              {t(`handouts.languageOf.${language}`)}
            </option>
          ))}
        </select>
      </div>
      <fieldset className="field">
        <legend className="label">{t('handouts.format')}</legend>
        {formats.map((format) => (
          <Row key={format} name="format" value={format} checked={format === (makesPdf ? 'pdf' : 'docx')}>
            <label htmlFor={`format-${format}`}>{t(`handouts.formatOf.${format}`)}</label>
            <p className="hint" id={`format-${format}-hint`}>
              {t(`handouts.formatHint.${format}`)}
            </p>
          </Row>
        ))}
        {makesPdf ? null : <p className="hint">{t('handouts.noPdf')}</p>}
      </fieldset>
      <p>
        <button className="btn btn-primary" type="submit">
          {t('handouts.do')}
        </button>
      </p>
    </form>
  )
}

function Row({ name, value, checked, children }: { name: string; value: string; checked: boolean; children: ReactNode }) {
  const id = `${name}-${value}`
  return (
    <div className="radio-row">
      <input type="radio" id={id} name={name} value={value} defaultChecked={checked} aria-describedby={`${id}-hint`} />
      <div>{children}</div>
    </div>
  )
}
