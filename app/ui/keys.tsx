import { useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useShell, useT } from '#app/i18n/reader.tsx'
import { dayAt } from './calendar-stops.ts'
import { createPath, movePath } from './create-path.ts'

const goTo: Record<string, string> = {
  h: '/',
  c: '/calendar',
  v: '/visits',
  p: '/contacts',
  o: '/organisations',
  f: '/follow-ups',
  s: '/feeds',
}
const views: Record<string, string> = { d: 'day', w: 'week', m: 'month', a: 'agenda', 5: 'workweek', 4: 'multiweek' }

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, dialog[open]') !== null)

/** Where a key that acts on what has the focus leads: a new engagement on that day, or that engagement moved. */
function onFocused(key: string, focused: Element | null, { writes }: { writes: boolean }): string | undefined {
  if (key === 'c') return writes ? createPath(focused) : undefined
  return movePath(focused)
}

/** What a single key does: an address to go to, or an element to press or focus; undefined for a key that does nothing. */
function meaning(key: string, before: string, { writes }: { writes: boolean }): string | HTMLElement | null | undefined {
  if (before === 'g') return goTo[key]
  if (key === '/') return document.querySelector<HTMLElement>('.find input')
  const focused = document.activeElement
  // On an engagement M moves it; anywhere else it shows the month.
  if (key === 'c' || (key === 'm' && focused?.matches('.ev'))) return onFocused(key, focused, { writes })
  return location.pathname === '/calendar' ? inCalendar(key) : undefined
}

const steps: Record<string, string> = { j: '.cal-head a[rel="next"]', k: '.cal-head a[rel="prev"]', t: '.steps a:not([rel])' }

function inCalendar(key: string): string | HTMLElement | null | undefined {
  const view = views[key]
  if (!view) return steps[key] ? document.querySelector<HTMLElement>(steps[key]) : undefined
  const query = new URLSearchParams(location.search)
  query.set('view', view)
  // From a day that has the focus its own day, week or month is meant.
  const date = dayAt(document.activeElement)
  if (date) query.set('date', date)
  for (const name of ['moved', 'was']) query.delete(name)
  return `/calendar?${query}`
}

/**
 * Keys that are no single letters and always work: Ctrl+K searches, Ctrl+Enter sends the form one is in, Escape closes the
 * menu one is in.
 */
function pressAlways(event: KeyboardEvent) {
  if (event.key === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
    const search = document.querySelector<HTMLInputElement>('.find input')
    if (search) event.preventDefault()
    search?.select()
    search?.focus()
  }
  const target = event.target
  if (!(target instanceof HTMLElement)) return
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const form = target.closest('form')
    if (!form || form.method === 'dialog') return
    event.preventDefault()
    form.requestSubmit()
  }
  if (event.key !== 'Escape') return
  const menu = target.closest<HTMLDetailsElement>('details.menu[open]')
  if (menu) menu.open = false
  if (menu) menu.querySelector('summary')?.focus()
  else if (target.matches('.find input')) target.blur()
}

/** A menu that opens beyond an edge of the screen comes back inside; where it asks something, what is typed next is the answer. */
function onOpened({ target }: Event) {
  if (!(target instanceof HTMLDetailsElement) || !target.open) return
  const list = target.querySelector<HTMLElement>('.menu-list')
  if (!list) return
  list.style.translate = ''
  const { left, right } = list.getBoundingClientRect()
  const beyond = Math.max(right + 8 - document.documentElement.clientWidth, 0) || Math.min(left - 8, 0)
  if (beyond !== 0) list.style.translate = `${-beyond}px`
  if (target.contains(document.activeElement)) target.querySelector<HTMLElement>('.menu-form .input')?.focus()
}

/**
 * Single keys for people who work here all day. They never fire while typing, and can be switched off in the settings
 * (WCAG 2.1.4). `?` opens the list of them.
 */
export function Keys() {
  const { reader, actor } = useShell()
  const navigate = useNavigate()
  const [helps, setHelps] = useState(false)
  const before = useRef('')
  const on = reader.singleKeys && actor !== null
  const writes = actor?.writes ?? false
  useEffect(() => {
    document.addEventListener('keydown', pressAlways)
    document.addEventListener('toggle', onOpened, true)
    return () => {
      document.removeEventListener('keydown', pressAlways)
      document.removeEventListener('toggle', onOpened, true)
    }
  }, [])
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '?') return setHelps(true)
      const meant = meaning(event.key, before.current, { writes })
      before.current = event.key
      if (!meant) return
      event.preventDefault()
      before.current = ''
      if (typeof meant === 'string') navigate(meant)
      else if (meant instanceof HTMLInputElement) meant.focus()
      else meant.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on, writes, navigate])
  return on && helps ? <KeyList close={() => setHelps(false)} /> : null
}

/** Not drawn before it is asked for: no page is read with it. */
function KeyList({ close }: { close: () => void }) {
  const t = useT()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
    // On a small screen the button that gets the focus is far below.
    dialog.current?.scrollTo(0, 0)
  }, [])
  const rows = [
    ['/', t('keys.search')],
    ['c', t('keys.create')],
    ['d w m a', t('keys.views')],
    ['5 4', t('keys.moreViews')],
    ['j k', t('keys.move')],
    ['t', t('keys.today')],
    ['g h', t('shell.home')],
    ['g c', t('shell.calendar')],
    ['g v', t('shell.visits')],
    ['g p', t('shell.contacts')],
    ['g o', t('shell.organisations')],
    ['g f', t('shell.followUps')],
    ['g s', t('shell.feeds')],
    ['m', t('keys.moveTo')],
    ['← ↑ → ↓', t('keys.arrows')],
    ['Home End', t('keys.week')],
    ['PgUp PgDn', t('keys.page')],
    ['Ctrl+K', t('keys.searchAlways')],
    ['Ctrl+Enter', t('keys.save')],
    ['Ctrl+Z', t('keys.undo')],
    ['Esc', t('keys.close')],
    ['?', t('keys.help')],
  ]
  return (
    <dialog className="dialog dialog-keys" ref={dialog} aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{t('keys.title')}</h2>
      <dl className="facts above-3">
        {rows.map(([key, what]) => [
          <dt key={key}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={`${key}-what`}>{what}</dd>,
        ])}
      </dl>
      <p className="small muted above-3">{t('keys.off')}</p>
      <form method="dialog" className="dialog-foot">
        <button className="btn" type="submit">
          {t('common.close')}
        </button>
      </form>
    </dialog>
  )
}
