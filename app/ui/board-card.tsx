import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { MouseEvent } from 'react'
import { useT } from '#app/i18n/reader.tsx'
import { type Stage, stages } from '#db/schema/words.ts'
import { LevelBadge } from './badges.tsx'
import type { Card } from './board-columns.ts'
import { draggableCard } from './drag-cards.ts'
import { useAwake } from './drag-items.ts'
import { FollowUpDue } from './follow-up-list.tsx'
import { HelpMark, PriorityMark, Waits, WaitsOn } from './follow-up-marks.tsx'
import { contactLink, engagementLink, FirstLink, organisationLink } from './record-links.tsx'
import { StageMove } from './stage-move.tsx'

type Props = { card: Card; stage: Stage; returnTo: string; onMove(to: Stage): void }

/** A follow-up on the board, and the menu that moves it. */
export function BoardCard({ card, stage, returnTo, onMove }: Props) {
  const awake = useAwake()
  return (
    <li className="board-card" data-card={card.id} {...(awake && card.mayChange ? draggableCard(card) : {})}>
      <Link className="plain" to={`/follow-ups/${card.id}`}>
        <bdi>{card.title}</bdi>
      </Link>
      <p className="slot-note">
        <PriorityMark priority={card.priority} />
        <FollowUpDue row={card} done={stage === 'done'} />
        {stage === 'waiting' && card.waitingFor ? <Waits waitingFor={card.waitingFor} /> : null}
        {stage === 'done' ? null : <WaitsOn others={card.waitsOn} />}
        <HelpMark row={card} />
        <bdi>{card.owner}</bdi>
        <FirstLink links={[engagementLink(card), organisationLink(card), contactLink(card)]} />
        <LevelBadge level={card.level} />
      </p>
      {card.mayChange ? <MoveMenu card={card} stage={stage} returnTo={returnTo} onMove={onMove} /> : null}
    </li>
  )
}

function MoveMenu({ card, stage, returnTo, onMove }: Props) {
  const t = useT()
  const close = (event: MouseEvent<HTMLElement>) => event.currentTarget.closest('details')?.removeAttribute('open')
  return (
    <details className="menu" name="move">
      <summary className="btn btn-small" aria-label={t('board.moveTitle', { title: card.title })}>
        {t('board.move')}
      </summary>
      <StageMove className="menu-list" id={card.id} version={card.version} returnTo={returnTo} onMove={onMove}>
        {stages
          .filter((to) => to !== stage)
          .map((to) => (
            <button key={to} type="submit" name="to" value={to} onClick={close}>
              {t('board.moveTo', { stage: t(`followUps.stage.${to}`) })}
            </button>
          ))}
        <Link to={`/follow-ups/${card.id}/stage?to=waiting`}>{t('board.waitFor')}</Link>
      </StageMove>
    </details>
  )
}
