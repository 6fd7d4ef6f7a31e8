import { Link } from '@remix-run/react'
import type { WaitingFor } from '#app/domain/follow-ups/waiting.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import type { Priority, Stage } from '#db/schema/words.ts'

/** Says of a follow-up that it goes before others; most do not. */
export function PriorityMark({ priority }: { priority: Priority }) {
  const t = useT()
  return priority === 'high' ? <span className="strong">{t('followUps.high')}</span> : null
}

/** That a follow-up is being done, or waits, and for whom. Nothing for one that is open or done. */
export function StageMark({ stage, waitingFor }: { stage: Stage; waitingFor: WaitingFor | null }) {
  const t = useT()
  if (stage === 'waiting' && waitingFor) return <Waits waitingFor={waitingFor} />
  return stage === 'doing' || stage === 'waiting' ? <span>{t(`followUps.stage.${stage}`)}</span> : null
}

/** On the board the column says that it waits. */
export function Waits({ waitingFor }: { waitingFor: WaitingFor }) {
  const t = useT()
  return (
    <span>
      {t('followUps.waitsFor')} <WaitingName waitingFor={waitingFor} />
    </span>
  )
}

export function WaitingName({ waitingFor }: { waitingFor: WaitingFor }) {
  if (waitingFor.kind === 'words') return <bdi>{waitingFor.name}</bdi>
  return (
    <Link className="waited" to={`/${waitingFor.kind}s/${waitingFor.id}`}>
      <bdi>{waitingFor.name}</bdi>
    </Link>
  )
}

/** That the reader helps with it; most they own or have nothing to do with. */
export function HelpMark({ row }: { row: { helping: boolean } }) {
  const t = useT()
  return row.helping ? <span className="strong">{t('followUps.youHelp')}</span> : null
}

/** What has to be done before it: the first by name, with how many more. */
export function WaitsOn({ others }: { others: { id: string; title: string }[] }) {
  const t = useT()
  const [first, ...more] = others
  if (!first) return null
  return (
    <span>
      {t('followUps.waitsOnOne')}{' '}
      <Link className="waited" to={`/follow-ups/${first.id}`}>
        <bdi>{first.title}</bdi>
      </Link>{' '}
      {more.length > 0 ? t('followUps.waitsOnMore', { count: more.length }) : null}
    </span>
  )
}
