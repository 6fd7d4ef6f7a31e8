import '#app/i18n/of-pages.ts'
import type { fetchesOf } from '#app/domain/feeds/trail.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { useInstant } from './say-instant.ts'

/** Who fetched a feed: a line for each program, network and version of the calendar. */
export function FeedFetches({ fetches }: { fetches: Awaited<ReturnType<typeof fetchesOf>> }) {
  const t = useT()
  const say = useInstant()
  return (
    <>
      <p className="below-3 small muted prose">{t('feedTrail.fetchesText')}</p>
      <div className="scroll">
        <table className="table stack">
          <thead>
            <tr>
              <th scope="col">{t('feeds.program')}</th>
              <th scope="col">{t('feedTrail.network')}</th>
              <th scope="col">{t('feedTrail.version')}</th>
              <th scope="col">{t('feedTrail.first')}</th>
              <th scope="col">{t('feedTrail.last')}</th>
            </tr>
          </thead>
          <tbody>
            {fetches.map((fetch) => (
              <tr key={fetch.id}>
                <th scope="row">
                  <bdi>{fetch.program ?? t('feedTrail.noName')}</bdi>
                </th>
                <td data-label={t('feedTrail.network')}>
                  <bdi dir="ltr">{fetch.network}</bdi>
                </td>
                <td data-label={fetch.bodyVersion ? t('feedTrail.version') : undefined}>
                  <bdi dir="ltr">{fetch.bodyVersion}</bdi>
                </td>
                <td className="keep" data-label={t('feedTrail.first')}>
                  {say(fetch.firstAt)}
                </td>
                <td className="keep" data-label={t('feedTrail.last')}>
                  {say(fetch.lastAt)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
