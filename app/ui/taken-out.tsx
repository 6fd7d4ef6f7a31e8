import '#app/i18n/of-pages.ts'
import type { TakenOut } from '#app/domain/exports/queries.server.ts'
import { nameOfList } from '#app/i18n/list-names.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Section } from './page.tsx'
import { PagesNav } from './pages-nav.tsx'
import { useInstant } from './say-instant.ts'

type Taken = { rows: TakenOut[]; page: number; size: number; total: number }

/** Who took which list out, how long it was and when. */
export function TakenOutTable({ taken: { rows, page, size, total } }: { taken: Taken }) {
  const t = useT()
  const say = useInstant()
  return (
    <div className="above-7">
      <Section id="who" title={t('exports.who')}>
        <p className="lede">{rows.length > 0 ? t('exports.whoLede') : t('exports.whoNone')}</p>
        {rows.length > 0 ? (
          <div className="scroll above-3">
            <table className="table stack">
              <thead>
                <tr>
                  <th scope="col">{t('exports.member')}</th>
                  <th scope="col">{t('exports.list')}</th>
                  <th scope="col">{t('exports.size')}</th>
                  <th scope="col">{t('exports.when')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td data-label={t('exports.member')}>
                      <bdi>{row.who}</bdi>
                    </td>
                    <td data-label={t('exports.list')}>
                      {row.list ? t('exports.fileOf', { list: nameOfList(t, row.list), format: t(`exports.format.${row.format}`) }) : null}
                    </td>
                    <td data-label={t('exports.size')} className="num">
                      {row.rows ?? t('exports.unknown')}
                    </td>
                    <td data-label={t('exports.when')}>{say(row.at)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
        <PagesNav page={page} size={size} total={total} />
      </Section>
    </div>
  )
}
