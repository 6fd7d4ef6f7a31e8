import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { DuplicatePair } from '#app/domain/merges/duplicates.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { LevelBadge } from './badges.tsx'

type Pair = DuplicatePair

/** Pairs that may be one person, each with its score and reasons: ticked ones are merged or parted together, one alone is looked at beside each other. */
export function DuplicateList({ pairs, total }: { pairs: Pair[]; total: number }) {
  const t = useT()
  return (
    <Form method="post">
      <table className="table">
        <caption className="small muted">{t('merges.pairs', { count: total })}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t('merges.choose')}</span>
            </th>
            <th scope="col">{t('merges.one')}</th>
            <th scope="col">{t('merges.other')}</th>
            <th scope="col">{t('merges.why')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ id, first, second, score, reasons }) => (
            <tr key={id}>
              <td>
                <input
                  type="checkbox"
                  name="pair"
                  value={[first.id, first.version, second.id, second.version].join(':')}
                  aria-label={t('merges.choosePair', { one: first.name, other: second.name })}
                />
              </td>
              <Side side={first} />
              <Side side={second} />
              <td>
                <b>{t('merges.score', { score: Math.round(score * 100) })}</b>
                <span className="small muted slot-note">
                  {reasons.map((reason) => (
                    <span key={reason}>{t(`merges.reasons.${reason}`)}</span>
                  ))}
                </span>
                <Link
                  to={`/contacts/${first.id}/merge?with=${second.id}`}
                  aria-label={t('merges.comparePair', { one: first.name, other: second.name })}
                >
                  {t('merges.compare')}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="row above-5">
        <button className="btn" type="submit" name="deed" value="merge">
          {t('merges.mergeTicked')}
        </button>
        <button className="btn" type="submit" name="deed" value="distinct">
          {t('merges.distinctTicked')}
        </button>
      </p>
      <p className="small muted above-3">{t('merges.bulkHint')}</p>
    </Form>
  )
}

function Side({ side }: { side: Pair['first'] }) {
  return (
    <td>
      <Link className="plain strong" to={`/contacts/${side.id}`}>
        <bdi>{side.name}</bdi>
      </Link>{' '}
      {side.original ? (
        <bdi className="muted" lang={side.original.language ?? undefined}>
          {side.original.name}
        </bdi>
      ) : null}
      <span className="slot-note">
        {side.post ? <bdi>{side.post}</bdi> : null}
        {side.level === 'internal' || side.level === 'public' ? null : <LevelBadge level={side.level} />}
      </span>
    </td>
  )
}
