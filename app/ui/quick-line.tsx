import { Form } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'

/** One line of quick add, from wherever one is; what it was understood to say comes on a page of its own. */
export function QuickLine() {
  const t = useT()
  return (
    <details className="menu menu-end quick-line">
      <summary className="btn btn-small">{t('quick.short')}</summary>
      <Form action="/engagements/quick" className="menu-list menu-form form">
        <div className="field">
          <label htmlFor="quick-line">{t('quick.line')}</label>
          <input
            className="input"
            id="quick-line"
            name="text"
            dir="auto"
            maxLength={500}
            required
            autoComplete="off"
            aria-describedby="quick-line-hint"
          />
          <p className="hint" id="quick-line-hint">
            {t('quick.hint')}
          </p>
        </div>
        <button className="btn btn-primary" type="submit">
          {t('quick.read')}
        </button>
      </Form>
    </details>
  )
}
