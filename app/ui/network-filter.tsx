import '#app/i18n/of-pages.ts'
import { Form } from '@remix-run/react'
import type { NetworkAsked } from '#app/domain/network/input.ts'
import type { Picture } from '#app/domain/network/picture.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'

/** How far, in which period, and whether with our own people: all of it goes into the address. */
export function NetworkFilter({ asked, period }: { asked: NetworkAsked; period: Picture['period'] }) {
  const t = useT()
  const { locale } = useReader()
  const { start, steps, from, until, ours } = asked
  const day = (date: string) => formatDate(date, locale, 'short')
  const dates = { until: day(period.until), from: period.from ? day(period.from) : '' }
  return (
    <>
      <Form method="get" action="/network" className="network-filter" key={JSON.stringify(asked)}>
        <input type="hidden" name="of" value={start ? `${start.kind}:${start.id}` : ''} />
        <div className="field">
          <label htmlFor="steps">{t('network.steps')}</label>
          <select className="input" id="steps" name="steps" defaultValue={String(steps)}>
            <option value="1">{t('network.step.1')}</option>
            <option value="2">{t('network.step.2')}</option>
          </select>
        </div>
        <div className="field">
          <label htmlFor="from">{t('network.from')}</label>
          <input className="input" id="from" name="from" type="date" defaultValue={from} />
        </div>
        <div className="field">
          <label htmlFor="until">{t('network.until')}</label>
          <input className="input" id="until" name="until" type="date" defaultValue={until} />
        </div>
        <label className="check">
          <input type="checkbox" name="ours" defaultChecked={ours} /> {t('network.ours')}
        </label>
        <button className="btn" type="submit">
          {t('network.show')}
        </button>
      </Form>
      <p className="small muted below-5">{period.from ? t('network.counting', dates) : t('network.countingAll', dates)}</p>
    </>
  )
}
