import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { ExportListed } from '#app/domain/exports/queries.server.ts'
import { nameOfList } from '#app/i18n/list-names.ts'
import { useT } from '#app/i18n/reader.tsx'
import { useInstant } from './say-instant.ts'

/** How a file stands: how far it is, why it was not made, or until when it can be saved; and what can be done with it. */
export function ExportStanding({ file }: { file: ExportListed }) {
  const t = useT()
  const say = useInstant()
  const { id, state, total, rowsDone, problem } = file
  const open = state === 'waiting' || state === 'making'
  return (
    <>
      <div role="status">
        <p>{t(`exports.state.${state}`)}</p>
        {open && total === null ? <p className="meta small">{t('exports.counting')}</p> : null}
        {open && total !== null ? (
          <p>
            <progress max={Math.max(total, 1)} value={rowsDone} aria-label={t('exports.progressLabel')} />{' '}
            <span className="meta small">{t('exports.progress', { done: rowsDone, total })}</span>
          </p>
        ) : null}
        {problem ? <p>{t(`exports.problem.${problem}`)}</p> : null}
        {state === 'ready' ? (
          <p className="meta small">
            {t('exports.rows', { count: rowsDone })} · {t('exports.until', { when: say(file.expiresAt) })}
          </p>
        ) : null}
      </div>
      <Form method="post" action={`/exports/${id}`} className="row above-3">
        <input type="hidden" name="_method" value="DELETE" />
        {state === 'ready' ? (
          <a className="btn btn-primary" href={`/exports/${id}/file`}>
            {t('exports.download')}
          </a>
        ) : null}
        {open ? (
          <Link className="btn" to={`/exports/${id}`}>
            {t('exports.lookAgain')}
          </Link>
        ) : null}
        <button className="btn btn-quiet" type="submit">
          {t(open ? 'exports.cancel' : 'exports.discard')}
        </button>
      </Form>
    </>
  )
}

/** What a file is called: its list and its format. */
export function ExportName({ file: { list, format } }: { file: Pick<ExportListed, 'list' | 'format'> }) {
  const t = useT()
  return <>{t('exports.fileOf', { list: nameOfList(t, list), format: t(`exports.format.${format}`) })}</>
}
