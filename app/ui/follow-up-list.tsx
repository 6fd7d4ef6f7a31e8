import { type FetcherWithComponents, Link, useFetcher } from '@remix-run/react'
import { type FormEvent, type ReactNode, useCallback, useRef, useState } from 'react'
import type { FollowUpRow } from '#app/domain/follow-ups/queries.server.ts'
import type { JustTicked } from '#app/domain/follow-ups/rules.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt, daysBetween } from '#app/lib/dates.ts'
import { formatDate, formatDaysAway, formatDaysLate } from '#app/lib/format-dates.ts'
import { LevelBadge, SourceMark } from './badges.tsx'
import { HelpMark, PriorityMark, StageMark, WaitsOn } from './follow-up-marks.tsx'
import { Icon } from './icon.tsx'
import { contactLink, engagementLink, FirstLink, organisationLink } from './record-links.tsx'
import { Toast } from './toast.tsx'

/**
 * Follow-ups to tick off, each with the way back. `returnTo` is the page the list stands on, for forms sent without JavaScript; there
 * the server hands in `ticked`, what was ticked a moment ago. `empty` stands in for a list without rows. `brief` leaves out owner, links and level: for lists of one's own.
 */
export function FollowUpList(props: {
  rows: FollowUpRow[]
  returnTo: string
  brief?: boolean
  /** The id of a form that takes the rows that are chosen. */
  chooseFor?: string
  ticked?: JustTicked | null | undefined
  empty?: ReactNode
}) {
  const { rows, returnTo, brief = false } = props
  const t = useT()
  const [last, setLast] = useState<JustTicked | undefined>(props.ticked ?? undefined)
  const [kept, setKept] = useState<{ row: FollowUpRow; place: number; done: boolean }[]>([])
  const list = useRef<HTMLUListElement>(null)
  const end = useCallback(() => {
    setLast(undefined)
    const focused = list.current?.querySelector<HTMLElement>('li:focus-within')?.dataset.id
    setKept((before) => before.filter((one) => one.row.id === focused))
  }, [])
  // What was just ticked stays in its place until the toast goes: the focus is on it, and pressing again takes the tick back.
  const shown = kept.reduce((list, { row, place }) => (list.some((one) => one.id === row.id) ? list : list.toSpliced(place, 0, row)), rows)
  const tick = (row: FollowUpRow, place: number, done: boolean) => {
    setLast({ id: row.id, title: row.title, done })
    setKept((before) => [...before.filter((one) => one.row.id !== row.id), { row, place, done }])
  }
  const untick = () => {
    const place = shown.findIndex((row) => row.id === last?.id)
    const row = shown[place]
    if (row && last) tick(row, place, !last.done)
    else end()
  }
  return (
    <>
      <Toast
        id={last && `${last.id} ${last.done}`}
        text={last ? t(last.done ? 'followUps.ticked' : 'followUps.reopened', { title: last.title }) : null}
        undo={
          last ? (
            <TickForm id={last.id} done={!last.done} returnTo={returnTo} onTick={untick}>
              <button type="submit">{t('followUps.undo')}</button>
            </TickForm>
          ) : null
        }
        onEnd={end}
      />
      {shown.length === 0 ? props.empty : null}
      <ul className="list list-tight" ref={list}>
        {shown.map((row, place) => (
          <Task
            key={row.id}
            row={row}
            done={kept.find((one) => one.row.id === row.id)?.done ?? row.doneAt !== null}
            brief={brief}
            chooseFor={row.mayChange ? props.chooseFor : undefined}
            returnTo={returnTo}
            onTick={(done) => tick(row, place, done)}
          />
        ))}
      </ul>
    </>
  )
}

type TaskProps = {
  row: FollowUpRow
  done: boolean
  brief: boolean
  chooseFor: string | undefined
  returnTo: string
  onTick(done: boolean): void
}

function Task({ row, done, brief, chooseFor, returnTo, onTick }: TaskProps) {
  const t = useT()
  const name = t(done ? 'followUps.untick' : 'followUps.tick', { title: row.title })
  return (
    <li className={chooseFor ? 'task task-choice' : 'task'} data-id={row.id}>
      {row.mayTick ? (
        <TickForm id={row.id} done={!done} returnTo={returnTo} onTick={() => onTick(!done)}>
          <button className={done ? 'tick tick-done' : 'tick'} type="submit" aria-label={name}>
            <Icon name="tick" size={12} />
          </button>
        </TickForm>
      ) : (
        <span className={done ? 'tick tick-done tick-fixed' : 'tick tick-fixed'}>
          <Icon name="tick" size={12} />
          <span className="vh">{t(done ? 'followUps.isDone' : 'followUps.isOpen')}</span>
        </span>
      )}
      <div>
        <Link className={done ? 'plain muted' : 'plain'} to={`/follow-ups/${row.id}`}>
          <bdi>{row.title}</bdi>
        </Link>
        {brief ? (
          <p className="slot-note">
            {done ? null : <PriorityMark priority={row.priority} />}
            <FollowUpDue row={row} done={done} />
            {done ? null : <StageMark stage={row.stage} waitingFor={row.waitingFor} />}
            <HelpMark row={row} />
          </p>
        ) : (
          <p className="slot-note">
            {done ? null : <PriorityMark priority={row.priority} />}
            <FollowUpDue row={row} done={done} />
            {done ? null : <StageMark stage={row.stage} waitingFor={row.waitingFor} />}
            {done ? null : <WaitsOn others={row.waitsOn} />}
            <HelpMark row={row} />
            <bdi>{row.owner}</bdi>
            <FirstLink links={[engagementLink(row), organisationLink(row), contactLink(row)]} notTo={returnTo} />
            <LevelBadge level={row.level} />
            <SourceMark source={row.source} />
          </p>
        )}
      </div>
      {chooseFor ? <Choose form={chooseFor} row={row} /> : null}
    </li>
  )
}

function Choose({ form, row }: { form: string; row: FollowUpRow }) {
  const t = useT()
  return (
    <label className="choose">
      <input type="checkbox" name="ids" value={row.id} form={form} />
      <span className="vh">{t('followUps.choose', { title: row.title })}</span>
    </label>
  )
}

/** When it is due, in words; late ones stand out by word and colour. */
export function FollowUpDue({ row, done }: { row: { dueOn: string | null; doneAt: Date | string | null }; done: boolean }) {
  const t = useT()
  const { today, locale, zone } = useReader()
  if (done) {
    const doneOn = row.doneAt ? dateAt(new Date(row.doneAt), zone) : today
    return <span>{t('followUps.doneOn', { date: formatDate(doneOn, locale, 'short') })}</span>
  }
  if (!row.dueOn) return <span>{t('followUps.noDate')}</span>
  const days = daysBetween(today, row.dueOn)
  const date = formatDate(row.dueOn, locale, 'short')
  if (days < 0) return <span className="late">{t('followUps.late', { late: formatDaysLate(-days, locale), date })}</span>
  const when = formatDaysAway(days, locale)
  return <span>{days <= 1 ? t('followUps.dueWhen', { when }) : t('followUps.dueFar', { when, date })}</span>
}

/** A form that ticks (`done`) or takes the tick back: a plain post, or one that leaves the page where it is. */
export function TickForm(props: { id: string; done: boolean; returnTo: string; onTick?(): void; children: ReactNode }) {
  const fetcher: FetcherWithComponents<unknown> = useFetcher({ key: `tick-${props.id}` })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const body = new FormData(event.currentTarget)
    body.set('stay', 'yes')
    props.onTick?.()
    fetcher.submit(body, { method: 'post', action: `/follow-ups/${props.id}/completion` })
  }
  return (
    <fetcher.Form method="post" action={`/follow-ups/${props.id}/completion`} onSubmit={send}>
      {props.done ? null : <input type="hidden" name="_method" value="DELETE" />}
      <input type="hidden" name="returnTo" value={props.returnTo} />
      {props.children}
    </fetcher.Form>
  )
}
