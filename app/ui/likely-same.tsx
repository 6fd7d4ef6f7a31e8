import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { LikenessReason } from '#app/domain/merges/compare.ts'
import { useT } from '#app/i18n/reader.tsx'

export type LikelyContact = { id: string; name: string; score: number; reasons: LikenessReason[] }

/** Contacts that may be the person about to be added. The form is not kept until its writer says that this is somebody else. */
export function LikelySame({ likely }: { likely: LikelyContact[] }) {
  const t = useT()
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (likely.length > 0) section.current?.focus()
  }, [likely])
  if (likely.length === 0) return null
  return (
    <section className="notice notice-hold below-5" aria-labelledby="likely-same" ref={section} tabIndex={-1} role="alert">
      <div>
        <h2 className="strong" id="likely-same">
          {t('merges.warning')}
        </h2>
        <p>{t('merges.warningText')}</p>
        <ul className="list list-tight">
          {likely.map(({ id, name, score, reasons }) => (
            <li key={id}>
              <Link to={`/contacts/${id}`} target="_blank">
                <bdi>{name}</bdi>
              </Link>
              <span className="small muted slot-note">
                <span>{t('merges.score', { score: Math.round(score * 100) })}</span>
                {reasons.map((reason) => (
                  <span key={reason}>{t(`merges.reasons.${reason}`)}</span>
                ))}
              </span>
            </li>
          ))}
        </ul>
        <label className="check">
          <input type="checkbox" name="anyway" value="on" /> {t('merges.anyway')}
        </label>
      </div>
    </section>
  )
}
