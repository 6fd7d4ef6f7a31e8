import { Form, Link, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { mostCounted } from '#app/domain/notices/rules.ts'
import { useShell, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { offsetAt, wallTimeAt } from '#app/lib/wall-time.ts'
import { cityOf } from '#app/lib/zones.ts'
import { Icon, type IconName } from './icon.tsx'
import { Keys } from './keys.tsx'
import { SearchField } from './search-field.tsx'
import { useUnread } from './use-unread.ts'

type RailProps = {
  to: string
  /** Pages that are reached from there and have addresses of their own. */
  within?: string[]
  icon: IconName
  label: string
  end?: boolean
  count?: number
}

function RailLink({ to, within = [], icon, label, end, count }: RailProps) {
  const t = useT()
  const { pathname } = useLocation()
  const inside = [to, ...within].some((one) => (end ? pathname === one : `${pathname}/`.startsWith(`${one}/`)))
  return (
    <li>
      <Link className="rail-link" to={to} {...(inside ? { 'aria-current': pathname === to ? ('page' as const) : true } : {})}>
        <Icon name={icon} size={18} />
        <span>{label}</span>
        {count ? (
          <span className="num">
            <span aria-hidden="true">{count}</span>
            <span className="vh">{t('shell.open', { count })}</span>
          </span>
        ) : null}
      </Link>
    </li>
  )
}

// React 18 passes these on as they are, and its types do not know them yet.
const more = { id: 'rail-more', popover: '' }
const openMore = { popovertarget: more.id }

function Rail() {
  const t = useT()
  const { actor, openFollowUps } = useShell()
  return (
    <nav className="rail" aria-label={t('shell.main')}>
      <Link className="brand" to="/">
        Gezant
      </Link>
      <ul>
        <RailLink to="/" icon="home" label={t('shell.home')} end />
        <RailLink
          to="/calendar"
          within={['/engagements', '/templates', '/views', '/external-calendars']}
          icon="calendar"
          label={t('shell.calendar')}
        />
        <RailLink to="/visits" icon="visit" label={t('shell.visits')} />
        <RailLink to="/contacts" within={['/network']} icon="contact" label={t('shell.contacts')} />
        <li className="rail-more-open">
          <button className="rail-link" type="button" {...openMore}>
            <Icon name="more" size={18} />
            <span>{t('shell.more')}</span>
          </button>
        </li>
      </ul>
      <ul className="rail-more" {...more}>
        <RailLink to="/organisations" icon="organisation" label={t('shell.organisations')} />
        <RailLink to="/follow-ups" within={['/handovers']} icon="follow" label={t('shell.followUps')} count={openFollowUps} />
        <RailLink to="/commitments" icon="commitment" label={t('shell.commitments')} />
        <RailLink to="/feeds" icon="feed" label={t('shell.feeds')} />
        {actor?.writes ? <RailLink to="/imports" icon="import" label={t('shell.imports')} /> : null}
        {actor?.role === 'administrator' ? <RailLink to="/members" within={['/outbox']} icon="member" label={t('shell.members')} /> : null}
      </ul>
      {actor ? <p className="rail-foot">{actor.desks.join(', ')}</p> : null}
    </nav>
  )
}

function Clock() {
  const { reader } = useShell()
  const now = new Date(reader.now)
  const local = wallTimeAt(now, reader.zone)
  return (
    <Link className="zone" to="/settings">
      <time dateTime={reader.now}>
        <span className="zone-day">{formatDate(dateAt(now, reader.zone), reader.locale, 'day')}, </span>
        {local.slice(11)}
      </time>
      <span>
        {cityOf(reader.zone)}, {offsetAt(now, reader.zone)}
      </span>
    </Link>
  )
}

function InboxLink() {
  const t = useT()
  const unread = useUnread(useShell().unread)
  const many = unread > mostCounted
  const said = many ? t('shell.unreadMany', { count: mostCounted }) : t('shell.unread', { count: unread })
  return (
    <Link className="inbox-link" to="/inbox">
      <Icon name="inbox" size={18} />
      <span className="vh">{t('shell.inbox')}</span>
      {unread > 0 ? (
        <span className="num">
          <span aria-hidden="true">{many ? `${mostCounted}+` : unread}</span>
          <span className="vh">{said}</span>
        </span>
      ) : null}
    </Link>
  )
}

function Topbar() {
  const t = useT()
  const { actor } = useShell()
  return (
    <header className="topbar">
      <Link className="brand" to="/">
        Gezant
      </Link>
      <SearchField />
      <div className="topbar-end">
        <InboxLink />
        <Clock />
        {actor?.writes ? (
          <Link className="btn quick" to="/engagements/new">
            <Icon name="plus" />
            <span className="quick-name">{t('shell.newEngagement')}</span>
          </Link>
        ) : null}
        <details className="menu menu-end account">
          <summary>
            <span className="account-name">{actor?.name}</span> <Icon name="down" size={14} />
          </summary>
          <div className="menu-list">
            <Link to="/settings">{t('shell.account')}</Link>
            <Form method="post" action="/sign-out">
              <button type="submit">{t('shell.signOut')}</button>
            </Form>
          </div>
        </details>
      </div>
    </header>
  )
}

/** What surrounds every page of a signed-in member; the page itself stands in `main`. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useT()
  const { actor, demo } = useShell()
  const skip = (
    <a className="skip" href="#main">
      {t('shell.skip')}
    </a>
  )
  if (!actor) {
    return (
      <>
        {skip}
        <main id="main" tabIndex={-1} className="alone">
          {children}
        </main>
      </>
    )
  }
  return (
    <>
      {skip}
      <div className="shell">
        <Rail />
        <div className="page">
          <Topbar />
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          {demo ? (
            <footer className="foot">
              <p>{t('shell.demoNote')}</p>
            </footer>
          ) : null}
        </div>
      </div>
      <Keys />
    </>
  )
}
