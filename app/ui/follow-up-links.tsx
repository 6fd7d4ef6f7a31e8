import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { useT } from '#app/i18n/reader.tsx'
import { EndHelp } from './help-form.tsx'
import { NeighbourLine } from './predecessors.tsx'

type Row = ComponentProps<typeof NeighbourLine>['row']
export type FollowUpLinksProps = {
  id: string
  /** The reader helps: they may end that here. */
  helperId: string | undefined
  mayChange: boolean
  done: boolean
  helpers: { id: string; name: string }[]
  before: Row[]
  after: Row[]
}

/** Who helps with a follow-up, what it waits for and what waits for it, among its facts. */
export function FollowUpLinks({ id, helperId, mayChange, done, helpers, before, after }: FollowUpLinksProps) {
  const t = useT()
  const changes = mayChange && !done
  return (
    <>
      {helpers.length > 0 || changes ? (
        <>
          <dt>{t('followUpLinks.helpers')}</dt>
          <dd>
            {helpers.length > 0 ? (
              <ul>
                {helpers.map((helper) => (
                  <li key={helper.id}>
                    <bdi>{helper.name}</bdi>
                  </li>
                ))}
              </ul>
            ) : null}
            {helperId ? <EndHelp memberId={helperId} label={t('followUpLinks.endMyHelp')} action={`/follow-ups/${id}/helpers`} /> : null}
            {changes ? <Link to={`/follow-ups/${id}/helpers`}>{t('followUpLinks.changeHelpers')}</Link> : null}
          </dd>
        </>
      ) : null}
      {before.length > 0 || changes ? (
        <>
          <dt>{t('followUpLinks.before')}</dt>
          <dd>
            <Neighbours rows={before} />
            {changes ? <Link to={`/follow-ups/${id}/predecessors`}>{t('followUpLinks.changeBefore')}</Link> : null}
          </dd>
        </>
      ) : null}
      {after.length > 0 ? (
        <>
          <dt>{t('followUpLinks.after')}</dt>
          <dd>
            <Neighbours rows={after} />
          </dd>
        </>
      ) : null}
    </>
  )
}

function Neighbours({ rows }: { rows: Row[] }) {
  if (rows.length === 0) return null
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id}>
          <NeighbourLine row={row} />
        </li>
      ))}
    </ul>
  )
}
