import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { calendarPath, isGrid, plainPath } from '#app/domain/calendar/address.ts'
import { type CalendarPage, calendarPage } from '#app/domain/calendar/page.server.ts'
import { readAddress } from '#app/domain/calendar/read-address.ts'
import { viewPath } from '#app/domain/saved-views/address.ts'
import { startQueryOf, viewsOf } from '#app/domain/saved-views/queries.server.ts'
import { justMoved } from '#app/http/move-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { AgendaDays } from '#app/ui/agenda.tsx'
import { CalendarFilters } from '#app/ui/calendar-filters.tsx'
import { CalendarHead, useCalendarTitle } from '#app/ui/calendar-head.tsx'
import { Grid } from '#app/ui/grid.tsx'
import { Month, MonthLegend } from '#app/ui/month.tsx'
import { MovableProvider } from '#app/ui/movable.tsx'
import { MovedToast } from '#app/ui/moved-toast.tsx'
import { Empty, Section } from '#app/ui/page.tsx'
import { ViewsMenu } from '#app/ui/saved-views.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const reader = await readerFor(db, actor, args.request)
    const query = new URL(args.request.url).searchParams
    const start = query.size === 0 ? await startQueryOf(db, actor) : undefined
    if (start) throw redirect(viewPath(start, reader.today))
    const asked = { ...reader, choosing: query.has('choosing') }
    const [page, moved, views] = await Promise.all([
      calendarPage(db, actor, readAddress(query, reader.today), asked),
      justMoved(db, actor, args.request),
      viewsOf(db, 'calendar'),
    ])
    return { ...page, moved, views, writes: canWrite(actor) }
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, (t) => t('shell.calendar'))

export default function CalendarRoute() {
  const page = useLoaderData<typeof loader>()
  const t = useT()
  const { address, days, choices, cut, month, grid, writes } = page
  return (
    <MovableProvider value={page.movable}>
      <CalendarHead address={address} days={days} writes={writes}>
        <ViewsMenu address={address} views={page.views} />
      </CalendarHead>
      <CalendarFilters address={address} choices={choices} layers={page.layers} zones={grid?.zones}>
        {month ? (
          <Link className="cal-wide small muted filters-end" to={calendarPath(address, { view: 'agenda', date: month.listFrom })}>
            {t('calendar.count', { count: month.view.count })}
          </Link>
        ) : null}
      </CalendarFilters>
      {cut ? <p className="notice notice-hold below-3">{t('calendar.cut', { count: cut })}</p> : null}
      {month ? <MonthPage page={page} month={month} /> : null}
      {grid ? <Grid grid={grid} observances={page.observances} address={address} writes={writes} /> : null}
      <MovedToast moved={page.moved} back={calendarPath(address)} />
      {month ? null : <AgendaPage page={page} writes={writes} />}
    </MovableProvider>
  )
}

function MonthPage({ page, month }: { page: CalendarPage; month: NonNullable<CalendarPage['month']> }) {
  const t = useT()
  const { locale, today } = useReader()
  const { address, days, agenda } = page
  const title = useCalendarTitle()
  const heading =
    month.listFrom === today ? t('calendar.fromToday') : t('calendar.fromDay', { date: formatDate(month.listFrom, locale, 'plain') })
  return (
    <>
      <Month
        name={title(address, days)}
        view={month.view}
        observances={page.observances}
        outside={page.outside.days}
        address={address}
        weekends={month.weekends}
        offsets={month.offsets}
      />
      <MonthLegend layers={page.layers} />
      <div className="cal-list">
        <Section
          id="list"
          title={heading}
          aside={<Link to={calendarPath(address, { view: 'agenda', date: month.listFrom })}>{t('calendar.view.agenda')}</Link>}
        >
          <AgendaDays
            days={agenda.days}
            observances={page.observances}
            outside={page.outside.starts}
            heading="h3"
            dayPath={(date) => calendarPath(address, { view: 'day', date })}
          />
          {agenda.goesOnAt ? (
            <p className="above-3">
              <Link to={calendarPath(address, { view: 'agenda', date: agenda.goesOnAt })}>{t('calendar.restInAgenda')}</Link>
            </p>
          ) : null}
        </Section>
      </div>
    </>
  )
}

function AgendaPage({ page, writes }: { page: CalendarPage; writes: boolean }) {
  const t = useT()
  const { address, days, agenda, nextBusy } = page
  if (agenda.days.length === 0) return <EmptyAgenda page={page} writes={writes} nextBusy={nextBusy} />

  return (
    <div className={isGrid(address.view) ? 'cal-list' : ''}>
      <AgendaDays
        days={agenda.days}
        observances={page.observances}
        outside={page.outside.starts}
        heading="h2"
        dayPath={(date) => calendarPath(address, { view: 'day', date })}
      />
      {address.view === 'agenda' ? (
        <nav className="pages above-5" aria-label={t('common.pages')}>
          {days.previous ? <Link to={calendarPath(address, { date: days.previous })}>{t('calendar.earlier')}</Link> : null}
          {days.next ? <Link to={calendarPath(address, { date: agenda.goesOnAt ?? days.next })}>{t('calendar.later')}</Link> : null}
        </nav>
      ) : null}
    </div>
  )
}

function EmptyAgenda({ page, writes, nextBusy }: { page: CalendarPage; writes: boolean; nextBusy: string | undefined }) {
  const t = useT()
  const { locale } = useReader()
  const { address, days } = page
  const filtered = calendarPath(address) !== plainPath(address.view, address.date)
  const [from, to] = [formatDate(days.from, locale, 'plain'), formatDate(days.to, locale, 'plain')]
  const action = (
    <>
      {nextBusy ? (
        <Link className="btn" to={calendarPath(address, { date: nextBusy })}>
          {t('calendar.nextBusy', { date: formatDate(nextBusy, locale, 'long') })}
        </Link>
      ) : null}
      {filtered ? (
        <Link className="btn" to={plainPath(address.view, address.date)}>
          {t('calendar.showAll')}
        </Link>
      ) : null}
      {writes ? (
        <Link className="btn" to={`/engagements/new?date=${address.date}`}>
          {t('shell.newEngagement')}
        </Link>
      ) : null}
    </>
  )
  const say = address.view === 'day' ? t('calendar.emptyDay', { date: from }) : t('calendar.empty', { from, to })
  return (
    <Empty title={t('calendar.emptyTitle')} action={action}>
      {filtered ? t('calendar.emptyFiltered') : say}
    </Empty>
  )
}
