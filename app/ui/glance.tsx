import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Moment } from '#app/domain/timeline/moments.server.ts'
import type { NextStep } from '#app/domain/timeline/rows.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { daysBetween } from '#app/lib/dates.ts'
import { formatDaysLate } from '#app/lib/format-dates.ts'
import { engagementPath } from './engagement-path.ts'
import { sayMoment } from './say-moment.ts'

/** The four things one wants to know first about an organisation or a contact. The fourth is the page's own. */
export function Glance({
  last,
  next,
  step,
  children,
}: {
  last: Moment | undefined
  next: Moment | undefined
  step: NextStep | undefined
  children: ReactNode
}) {
  const t = useT()
  return (
    <dl className="glance">
      <Contact label={t('timeline.lastContact')} moment={last} none={t('timeline.noneYet')} />
      <Contact label={t('timeline.nextContact')} moment={next} none={t('timeline.nonePlanned')} />
      <Step step={step} />
      {children}
    </dl>
  )
}

function Contact({ label, moment, none }: { label: string; moment: Moment | undefined; none: string }) {
  const t = useT()
  const reader = useReader()
  const { day, away } = moment ? sayMoment(moment, reader, 'day') : { day: none, away: '' }
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{moment ? <Link to={engagementPath(moment)}>{day}</Link> : day}</b>
        {moment ? <span>{t('timeline.kindWhen', { kind: t(`words.kind.${moment.kind}`), when: away })}</span> : null}
      </dd>
    </div>
  )
}

function Step({ step }: { step: NextStep | undefined }) {
  const t = useT()
  const { locale, today } = useReader()
  const late = step?.dueOn ? daysBetween(step.dueOn, today) : 0
  return (
    <div>
      <dt>{t('timeline.nextStep')}</dt>
      <dd>
        {step ? (
          <>
            <b>
              <Link to={`/follow-ups/${step.id}`}>
                <bdi>{step.title}</bdi>
              </Link>
            </b>
            <span className={late > 0 ? 'late' : undefined}>
              {step.dueOn ? t('timeline.ownerWhen', { owner: step.owner, when: formatDaysLate(late, locale) }) : step.owner}
            </span>
          </>
        ) : (
          <b>{t('timeline.nothingOpen')}</b>
        )}
      </dd>
    </div>
  )
}
