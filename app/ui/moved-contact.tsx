import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { useT } from '#app/i18n/reader.tsx'
import type { ConflictField } from './conflict.tsx'

/** To whoever had the form of a contact open that went into another one meanwhile: where it is now, and, if they may not write that, what they typed. */
export function MovedContact({ id, name, typed }: { id: string; name: string; typed: ConflictField[] }) {
  const t = useT()
  const said = typed.filter((field) => field.yours)
  return (
    <>
      <p className="notice notice-hold below-5" role="alert">
        {t('merges.movedTo', { name: `\u2068${name}\u2069` })}{' '}
        <Link to={`/contacts/${id}`}>{t('merges.toContact', { name: `\u2068${name}\u2069` })}</Link>
      </p>
      {said.length > 0 ? (
        <>
          <p className="below-3">{t('merges.movedTyped')}</p>
          <dl className="facts facts-stacked">
            {said.map(({ label, yours }) => (
              <Fragment key={label}>
                <dt>{label}</dt>
                <dd className="lines" dir="auto">
                  {yours}
                </dd>
              </Fragment>
            ))}
          </dl>
        </>
      ) : null}
    </>
  )
}
