import { Link } from '@remix-run/react'
import type { GridItem } from '#app/domain/calendar/grid-view.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Elsewhere } from './agenda.tsx'
import { LevelBadge } from './badges.tsx'
import { engagementPath } from './engagement-path.ts'
import { useFirmness } from './month-cell.tsx'
import { monthClass } from './month-class.ts'
import { useMoving } from './movable.tsx'

const heights = ['', ' brief', ' brief', ' short', ' short']

/** An engagement in its day's column, as long as it lasts there. */
export function GridBlock({ item }: { item: GridItem }) {
  const t = useT()
  const { entry, fromBefore, goesOn } = item
  const said = useFirmness()(entry)
  const moving = useMoving()(entry)
  // A piece that began on the day before has no start here to hold it by.
  const hours = fromBefore ? {} : { 'data-starts': item.startsMs, 'data-ends': item.endsMs, 'data-zone': entry.zone }
  const moves = 'data-version' in moving
  const cut = `${fromBefore ? ' cut-before' : ''}${goesOn ? ' cut-after' : ''}${item.length < 5 ? heights[item.length] : ''}`
  return (
    <li className={`q-${item.quarter} len-${item.length} lane-${item.lane} of-${item.of}`}>
      <Link
        className={`${monthClass(entry)}${cut}`}
        to={engagementPath(entry)}
        {...moving}
        {...(moves ? hours : {})}
        data-quarter={item.quarter}
        data-length={item.length}
      >
        <span className="ev-title">
          <time>{entry.starts}</time>
          <span className="till">–{entry.ends}</span> <bdi>{entry.title}</bdi>
        </span>
        <span className="ev-line">
          {fromBefore ? <span>{t('grid.fromBefore')}</span> : null}
          {goesOn ? <span>{t('grid.goesOn')}</span> : null}
          {entry.elsewhere ? <Elsewhere time={entry.elsewhere} /> : null}
          {said ? <span>{said}</span> : null}
          <LevelBadge level={entry.level} short />
        </span>
      </Link>
      {moves && !fromBefore && !goesOn ? <span className="ev-grip" /> : null}
    </li>
  )
}
