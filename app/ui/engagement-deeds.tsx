import { Form, Link } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'
import { Icon } from './icon.tsx'

type Engagement = { id: string; status: string; title: string }

/** What may be done with an engagement: edit it; cancel it with a reason, or restore it; delete it. */
export function EngagementDeeds({ engagement }: { engagement: Engagement }) {
  const t = useT()
  const cancellation = `/engagements/${engagement.id}/cancellation`
  return (
    <>
      {engagement.status === 'cancelled' ? (
        <Form method="post" action={cancellation}>
          <input type="hidden" name="_method" value="DELETE" />
          <button type="submit" className="btn">
            {t('engagements.restore')}
          </button>
        </Form>
      ) : (
        <details className="menu">
          <summary className="btn">{t('engagements.cancelHeading')}</summary>
          <Form method="post" action={cancellation} className="menu-list menu-form form">
            <div className="field">
              <label htmlFor="cancel-reason">
                {t('engagements.cancelReason')} <span className="muted small">({t('common.optional')})</span>
              </label>
              <input className="input" id="cancel-reason" name="reason" dir="auto" maxLength={500} aria-describedby="cancel-reason-hint" />
              <p className="hint" id="cancel-reason-hint">
                {t('engagements.cancelReasonHint')}
              </p>
            </div>
            <button type="submit" className="btn btn-danger">
              {t('engagements.cancel')}
            </button>
          </Form>
        </details>
      )}
      {engagement.status === 'cancelled' || engagement.status === 'held' || engagement.status === 'postponed' ? null : (
        <Link className="btn" to={`/engagements/${engagement.id}/postponement`}>
          {t('postponements.title')}
        </Link>
      )}
      <Link className="btn" to={`/engagements/new?copy=${engagement.id}`}>
        {t('postponements.duplicate')}
      </Link>
      <Link className="btn" to={`/templates/new?engagement=${engagement.id}`}>
        {t('templates.keep')}
      </Link>
      <Form method="post" action={`/engagements/${engagement.id}/deletion`}>
        <button type="submit" className="btn">
          {t('engagements.delete')}
        </button>
      </Form>
      <Link className="btn btn-primary" to={`/engagements/${engagement.id}/edit`}>
        {t('common.edit')}
      </Link>
    </>
  )
}

export function CancelledNotice({ reason }: { reason: string | null }) {
  const t = useT()
  return (
    <div className="notice notice-hold below-6">
      <Icon name="warning" />
      <div>
        <p className="strong">{reason ? t('engagements.cancelledBecause', { reason }) : t('engagements.cancelledNote')}</p>
        <p className="small muted">{t('engagements.calendars')}</p>
      </div>
    </div>
  )
}
