import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FollowUpScope } from '#app/domain/follow-ups/input.ts'
import { cardsShown, countedTo, doneDays } from '#app/domain/follow-ups/rules.ts'
import { useT } from '#app/i18n/reader.tsx'
import type { Stage } from '#db/schema/words.ts'
import { BoardCard } from './board-card.tsx'
import { type Card, type Column, withMoves } from './board-columns.ts'
import { useCardDrop } from './drag-cards.ts'
import { boardPath, followUpsPath } from './follow-ups-path.ts'
import { OvertakenToast } from './overtaken-toast.tsx'
import { type Move, MoveAnswer, type Overtaken, StageMove, useDroppedMove, useMoving } from './stage-move.tsx'
import { Toast } from './toast.tsx'

type Props = { columns: Column[]; scope: FollowUpScope; moved: Move | null }

/** Follow-ups in four columns. `moved` is what a form sent without JavaScript moved a moment ago. */
export function FollowUpBoard({ columns, scope, moved }: Props) {
  const t = useT()
  const [last, setLast] = useState<Move | undefined>(moved ?? undefined)
  const shown = withMoves(columns, useMoving())
  const board = useRef<HTMLDivElement>(null)
  const [sent, setSent] = useState<string[]>([])
  const [overtaken, setOvertaken] = useState<Overtaken>()
  const end = useCallback(() => {
    setLast(undefined)
    setOvertaken(undefined)
  }, [])
  const move = (next: Move | undefined) => {
    setOvertaken(undefined)
    setLast(next)
    if (next) setSent((before) => [...new Set([...before, next.id])])
  }
  useFocusOnMoved(board, last, shown)
  const send = useDroppedMove()
  const drop = (id: string, to: Stage) => {
    const from = shown.find((column) => column.rows.some((card) => card.id === id))
    const card = from?.rows.find((row) => row.id === id)
    if (!from || !card || from.stage === to) return
    move({ id, title: card.title, from: from.stage, to, waitedFor: card.waitingFor })
    send(id, to, card.version)
  }
  const back = last && { ...last, from: last.to, to: last.from, waitedFor: null }
  const cardOf = (id: string) => columns.flatMap(({ rows }) => rows).find((card) => card.id === id)
  return (
    <>
      {sent.map((id) => (
        <MoveAnswer key={id} id={id} onOvertaken={setOvertaken} />
      ))}
      {overtaken ? (
        <OvertakenToast
          overtaken={overtaken}
          title={cardOf(overtaken.id)?.title ?? last?.title ?? ''}
          returnTo={boardPath(scope)}
          onMove={move}
          onEnd={end}
        />
      ) : null}
      <Toast
        id={last && !overtaken ? `${last.id} ${last.from} ${last.to}` : undefined}
        text={last ? t('board.moved', { stage: t(`followUps.stage.${last.to}`), title: last.title }) : null}
        undo={
          last ? (
            <StageMove
              id={last.id}
              version={cardOf(last.id)?.version}
              returnTo={boardPath(scope)}
              waitingFor={last.from === 'waiting' ? last.waitedFor : null}
              onMove={() => move(back)}
            >
              <button type="submit" name="to" value={last.from}>
                {t('followUps.undo')}
              </button>
            </StageMove>
          ) : null
        }
        onEnd={end}
      />
      <div className="board" ref={board}>
        {shown.map((column) => (
          <BoardColumn key={column.stage} column={column} scope={scope} onMove={move} onDrop={(id) => drop(id, column.stage)} />
        ))}
      </div>
    </>
  )
}

type ColumnProps = { column: Column; scope: FollowUpScope; onMove(move: Move): void; onDrop(id: string): void }

function BoardColumn({ column: { stage, rows, total }, scope, onMove, onDrop }: ColumnProps) {
  const t = useT()
  const list = stage === 'done' ? followUpsPath({ view: 'done', scope }) : followUpsPath({ view: 'all', scope, stage })
  const many = total > countedTo
  const { over, target } = useCardDrop(onDrop)
  const moveOf = (card: Card, to: Move['to']) => ({ id: card.id, title: card.title, from: stage, to, waitedFor: card.waitingFor })
  return (
    <section className={over ? 'board-column board-over' : 'board-column'} {...target} aria-labelledby={`column-${stage}`}>
      <h2 id={`column-${stage}`} tabIndex={-1}>
        {t(`followUps.stage.${stage}`)} <span className="num">{many ? t('board.over', { count: countedTo }) : total}</span>
      </h2>
      {stage === 'done' ? <p className="small muted">{t('board.doneLately', { days: doneDays, count: cardsShown })}</p> : null}
      {rows.length === 0 ? <p className="muted above-2">{t(`board.none.${stage}`)}</p> : null}
      <ul>
        {rows.map((card) => (
          <BoardCard key={card.id} card={card} stage={stage} returnTo={boardPath(scope)} onMove={(to) => onMove(moveOf(card, to))} />
        ))}
      </ul>
      {stage === 'done' ? (
        <p className="small above-2">
          <Link to={list}>{t('board.allDone')}</Link>
        </p>
      ) : null}
      {stage !== 'done' && total > rows.length ? (
        <p className="small above-2">
          <Link to={list}>
            {many ? t('board.manyMore', { count: countedTo - rows.length }) : t('board.more', { count: total - rows.length })}
          </Link>
        </p>
      ) : null}
    </section>
  )
}

/** A card that moves takes the focus along, or leaves it to its new column when it is not among those shown there. */
function useFocusOnMoved(board: React.RefObject<HTMLElement>, last: Move | undefined, shown: Column[]) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever cards are drawn anew the focus may be lost.
  useEffect(() => {
    if (!last || document.activeElement !== document.body) return
    const card = board.current?.querySelector<HTMLElement>(`[data-card="${last.id}"] summary`)
    ;(card ?? board.current?.querySelector<HTMLElement>(`#column-${last.to}`))?.focus()
  }, [board, last, shown])
}
