import { Form } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'

/** Cancels a series, or the rest of it from one of its engagements on; says beforehand how many that are. */
export function SeriesCancellation({ engagementId, reach }: { engagementId: string; reach: { following: number; all: number } }) {
  const t = useT()
  if (reach.all === 0) return null
  return (
    <details className="menu menu-end">
      <summary className="btn">{t('series.cancelHeading')}</summary>
      <Form method="post" action={`/engagements/${engagementId}/series/cancellation`} className="menu-list menu-form form">
        <fieldset className="field" aria-describedby="series-cancel-hint">
          <legend className="label">{t('series.cancelWhich')}</legend>
          {reach.following > 0 ? (
            <label className="check">
              <input type="radio" name="scope" value="following" defaultChecked /> {t('series.cancelFollowing', { count: reach.following })}
            </label>
          ) : null}
          <label className="check">
            <input type="radio" name="scope" value="all" defaultChecked={reach.following === 0} />{' '}
            {t('series.cancelAll', { count: reach.all })}
          </label>
          <p className="hint" id="series-cancel-hint">
            {t('series.cancelHint')}
          </p>
        </fieldset>
        <div className="field">
          <label htmlFor="series-cancel-reason">
            {t('engagements.cancelReason')} <span className="muted small">({t('common.optional')})</span>
          </label>
          <input className="input" id="series-cancel-reason" name="reason" dir="auto" maxLength={500} />
        </div>
        <button type="submit" className="btn btn-danger">
          {t('series.cancel')}
        </button>
      </Form>
    </details>
  )
}
