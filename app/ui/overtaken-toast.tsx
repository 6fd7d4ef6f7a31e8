import '#app/i18n/of-pages.ts'
import { useT } from '#app/i18n/reader.tsx'
import { type Move, type Overtaken, StageMove } from './stage-move.tsx'
import { Toast } from './toast.tsx'

type Props = { overtaken: Overtaken; title: string; returnTo: string; onMove(move: Move): void; onEnd(): void }

/** Says that somebody else changed the card meanwhile, and offers to move it all the same. */
export function OvertakenToast({ overtaken, title, returnTo, onMove, onEnd }: Props) {
  const t = useT()
  const { id, by, stage, wished, version } = overtaken
  const word = (one: typeof stage) => t(`followUps.stage.${one}`)
  const said = { title, stage: word(stage) }
  return (
    <Toast
      id={`${id} ${version}`}
      text={by ? t('board.overtaken', { ...said, who: by }) : t('board.overtakenUnknown', said)}
      undo={
        <StageMove
          id={id}
          version={version}
          returnTo={returnTo}
          onMove={() => onMove({ id, title, from: stage, to: wished, waitedFor: null })}
        >
          <button type="submit" name="to" value={wished}>
            {t('board.moveAllTheSame', { stage: word(wished) })}
          </button>
        </StageMove>
      }
      onEnd={onEnd}
    />
  )
}
