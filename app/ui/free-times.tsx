import { Form } from '@remix-run/react'
import type { Availability } from '#app/domain/availability/page.server.ts'
import type { AvailabilityPage } from '#app/http/availability-form.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate, formatTimeRange } from '#app/lib/format-dates.ts'
import { cityOf } from '#app/lib/zones.ts'
import { capital } from './in-words.ts'
import { Section } from './page.tsx'

/** What goes back to the form one came from: all that was typed there, and what was chosen here. */
function Carried({ page }: { page: AvailabilityPage }) {
  const { carried, chosen, place, zone } = page
  const fields = [
    ...carried,
    ...chosen.memberIds.map(({ id }) => ({ name: 'memberIds', value: id })),
    ...chosen.contactIds.map(({ id }) => ({ name: 'contactIds', value: id })),
    { name: 'place', value: place },
    { name: 'zone', value: zone },
  ]
  return fields.map(({ name, value }) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)
}

/** The next free times, each a way into the form it is for. */
export function FreeTimes({ page, times }: { page: AvailabilityPage; times: Availability }) {
  const t = useT()
  const { locale } = useReader()
  const { slots, through } = times
  const { back, zone } = page
  return (
    <Section id="free" title={t('availability.next', { count: slots.length })}>
      <Form method="post" action={back.path}>
        <Carried page={page} />
        {slots.length === 0 ? (
          <p className="muted below-3">{t('availability.none', { date: formatDate(through, locale, 'long') })}</p>
        ) : (
          <ul className="free-times">
            {slots.map(({ startsLocal, endsLocal }) => (
              <li key={startsLocal}>
                <button className="btn free-time" type="submit" name="chosen" value={`${startsLocal}/${endsLocal}`}>
                  <span>{capital(formatDate(startsLocal.slice(0, 10), locale, 'title'))}</span>
                  <span className="free-time-hours">{formatTimeRange(startsLocal.slice(11), endsLocal.slice(11))}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <p className="small muted above-2 row">
          <span>
            {t('availability.inZone', { city: cityOf(zone) })} {back.visit ? t('availability.withinVisit') : null}
          </span>
          <button className="btn btn-small" type="submit" name="chosen" value="">
            {t(back.what === 'new' ? 'availability.backNew' : 'availability.back')}
          </button>
        </p>
      </Form>
    </Section>
  )
}
