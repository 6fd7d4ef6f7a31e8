import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { Note } from '#app/domain/assessments/queries.server.ts'
import { useReader, useShell, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { Section } from './page.tsx'
import { Strict } from './timeline-entry.tsx'

type Row = Omit<Note, 'withdrawnAt'> & { withdrawnAt: unknown }

const shownAtOnce = 5

/** What was noted of an organisation or a contact, the latest first; `add` leads to the form, for those who may write. */
export function Notes({ notes, add }: { notes: Row[]; add: string | undefined }) {
  const t = useT()
  const [latest, earlier] = [notes.slice(0, shownAtOnce), notes.slice(shownAtOnce)]
  if (notes.length === 0 && !add) return null
  return (
    <Section id="notes" title={t('notes.title')} aside={add ? <Link to={add}>{t('notes.add')}</Link> : null}>
      {latest.length === 0 ? <p className="muted">{t('notes.none')}</p> : <List notes={latest} />}
      {earlier.length > 0 ? (
        <details className="more-fields above-2">
          <summary>{t('notes.earlier', { count: earlier.length })}</summary>
          <List notes={earlier} />
        </details>
      ) : null}
    </Section>
  )
}

function List({ notes }: { notes: Row[] }) {
  return (
    <ul className="list list-tight">
      {notes.map((note) => (
        <li key={note.id}>
          <One note={note} />
        </li>
      ))}
    </ul>
  )
}

function One({ note }: { note: Row }) {
  const t = useT()
  const { locale } = useReader()
  const { actor } = useShell()
  return (
    <>
      <p className="lines" dir="auto">
        {note.withdrawnAt ? <s>{note.note}</s> : note.note}
      </p>
      <p className="slot-note">
        <span>{note.by ?? t('timeline.somebody')}</span>
        <span>{formatDate(note.assessedOn, locale, 'short')}</span>
        <Strict level={note.level} />
        {actor?.writes && note.createdBy === actor.id && !note.withdrawnAt ? (
          <Link to={`/assessments/${note.id}/withdrawal`}>{t('assessments.withdraw')}</Link>
        ) : null}
      </p>
      {note.withdrawnAt ? (
        <p className="small" dir="auto">
          {t('assessments.withdrawnBecause', { reason: note.withdrawnReason })}
        </p>
      ) : null}
    </>
  )
}
