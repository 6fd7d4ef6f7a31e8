import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { LikenessReason } from '#app/domain/merges/compare.ts'
import type { PlaceReason } from '#app/domain/organisations/alike.ts'
import { useT } from '#app/i18n/reader.tsx'

export type LikelyRecord = { id: string; name: string; score: number; reasons: (LikenessReason | PlaceReason)[] }

/** Records that may be the one about to be added. The form is not kept until its writer says that this is another. */
export function LikelySame({ of, likely }: { of: 'contacts' | 'organisations'; likely: LikelyRecord[] }) {
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
          {t(`merges.warning.${of}`)}
        </h2>
        <p>{t(`merges.warningText.${of}`)}</p>
        <ul className="list list-tight">
          {likely.map(({ id, name, score, reasons }) => (
            <li key={id}>
              <Link to={`/${of}/${id}`} target="_blank">
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
          <input type="checkbox" name="anyway" value="on" /> {t(`merges.anyway.${of}`)}
        </label>
      </div>
    </section>
  )
}
