import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'
import type { TableTaskKind } from '#db/schema/words.ts'
import { useLookAgain } from './use-look-again.ts'

type Task = { task: TableTaskKind; state: 'waiting' | 'working' | 'failed'; rowsDone: number; total: number }

/** How far the work at a long table is, and how to stop it or let it go on. */
export function TableTask({ id, task: { task, state, rowsDone, total } }: { id: string; task: Task }) {
  const t = useT()
  const failed = state === 'failed'
  useLookAgain(!failed)
  const deed = (method: 'PUT' | 'DELETE', word: string, look: string) => (
    <Form method="post" action={`/imports/${id}/application`}>
      <input type="hidden" name="_method" value={method} />
      <button className={look} type="submit">
        {word}
      </button>
    </Form>
  )
  return (
    <div className="below-6">
      <div role="status">
        <p className="strong">{t(`tables.task.${task}`)}</p>
        <p>
          <progress max={Math.max(total, 1)} value={rowsDone} aria-label={t('tables.task.label')} />{' '}
          <span className="meta small">{t('tables.task.progress', { done: rowsDone, total })}</span>
        </p>
        {failed ? <p className="late">{t('tables.task.failed')}</p> : null}
      </div>
      <div className="row above-3">
        {failed ? deed('PUT', t('tables.task.goOn'), 'btn btn-primary') : null}
        {failed ? null : (
          <Link className="btn" to={`/imports/${id}/table`}>
            {t('tables.task.again')}
          </Link>
        )}
        {task === 'apply' ? deed('DELETE', t('tables.task.stop'), 'btn btn-danger') : null}
      </div>
    </div>
  )
}
