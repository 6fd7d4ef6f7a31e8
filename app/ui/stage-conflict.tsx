import '#app/i18n/of-pages.ts'
import type { FollowUpRow } from '#app/domain/follow-ups/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import type { Stage } from '#db/schema/words.ts'
import { Conflict, type Meanwhile } from './conflict.tsx'

type Props = { followUp: Pick<FollowUpRow, 'id' | 'stage'>; wished: Stage; meanwhile: Meanwhile }

/** Where a card was to go, beside where somebody else brought it meanwhile; the form below still holds the first. */
export function StageConflict({ followUp, wished, meanwhile }: Props) {
  const t = useT()
  const word = (stage: Stage) => t(`followUps.stage.${stage}`)
  return (
    <Conflict
      meanwhile={meanwhile}
      fields={[{ label: t('board.stages'), yours: word(wished), saved: word(followUp.stage) }]}
      form="stage"
      keepTo={`/follow-ups/${followUp.id}`}
    />
  )
}
