import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { ErasureHold } from '#app/domain/contacts/erasure-holds.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'

type Hold = Omit<ErasureHold, 'putAt'> & { putAt: Date | string }

/** That a contact is not to be erased now, until when, why and who says so. `edit` leads an administrator to where it is lifted. */
export function HeldHere({ holds, edit }: { holds: Hold[]; edit?: string }) {
  const t = useT()
  return holds.map((hold) => (
    <div className="notice notice-hold below-5" key={hold.id}>
      <div>
        <HoldWords hold={hold} />
        {edit ? (
          <p className="small above-2">
            <Link to={edit}>{t('erasure.hold.open')}</Link>
          </p>
        ) : null}
      </div>
    </div>
  ))
}

function HoldWords({ hold }: { hold: Hold }) {
  const t = useT()
  const { locale, zone } = useReader()
  const day = (date: string) => formatDate(date, locale, 'short')
  return (
    <div>
      <p>
        <b className="strong">{t('erasure.hold.until', { date: day(hold.untilOn) })}</b>
      </p>
      <p className="lines" dir="auto">
        {hold.reason}
      </p>
      <p className="small muted">{t('erasure.hold.by', { by: hold.by, date: day(dateAt(new Date(hold.putAt), zone)) })}</p>
    </div>
  )
}

/** The holds that stand, each with the button that lifts it. */
export function HoldsToLift({ holds }: { holds: Hold[] }) {
  const t = useT()
  return (
    <ul className="list">
      {holds.map((hold) => (
        <li key={hold.id} className="tie">
          <HoldWords hold={hold} />
          <Form method="post">
            <input type="hidden" name="_method" value="DELETE" />
            <input type="hidden" name="holdId" value={hold.id} />
            <button className="btn" type="submit">
              {t('erasure.hold.lift')}
              <span className="vh">: {hold.reason}</span>
            </button>
          </Form>
        </li>
      ))}
    </ul>
  )
}

/** In place of the form that erases: that it was asked for can still be written down. */
export function ErasureRefused({ holds, noted }: { holds: Hold[]; noted: boolean }) {
  const t = useT()
  return (
    <>
      <HeldHere holds={holds} />
      {noted ? (
        <p className="notice notice-late below-5" role="alert">
          {t('erasure.hold.noted')}
        </p>
      ) : (
        <Form method="post" className="below-6">
          <p className="below-3">{t('erasure.hold.refused')}</p>
          <button className="btn" type="submit">
            {t('erasure.hold.note')}
          </button>
        </Form>
      )}
    </>
  )
}
