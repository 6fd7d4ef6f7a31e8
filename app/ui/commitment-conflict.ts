import type { CommitmentChoices } from '#app/domain/commitments/choices.server.ts'
import type { Commitment } from '#app/domain/commitments/queries.server.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import type { ConflictField } from './conflict.tsx'

type Typed = Record<string, unknown>
const text = (value: unknown) => String(value ?? '')

/** What was typed and what was saved meanwhile, in the reader's words. */
export function conflictInCommitment(t: Translate, yours: Typed, saved: Commitment, choices: CommitmentChoices): ConflictField[] {
  const side = (direction: unknown) => t(`words.direction.${text(direction)}` as 'words.direction.ours')
  const level = (word: unknown) => t(`words.level.${text(word)}` as 'words.level.public')
  const desk = choices.desks.find((one) => one.id === yours.deskId)?.name
  return [
    { label: t('commitments.wording'), yours: text(yours.wording), saved: saved.wording },
    { label: t('commitments.direction'), yours: side(yours.direction), saved: side(saved.direction) },
    { label: t('commitments.givenOn'), yours: text(yours.givenOn), saved: text(saved.givenOn) },
    { label: t('commitments.dueOn'), yours: text(yours.dueOn), saved: text(saved.dueOn) },
    { label: t('common.level'), yours: level(yours.level), saved: level(saved.level) },
    { label: t('common.desk'), yours: text(desk), saved: saved.desk },
  ]
}

/** The same for the state and what shows it. */
export function conflictInState(t: Translate, yours: Typed, saved: Pick<Commitment, 'state' | 'evidence'>): ConflictField[] {
  const word = (state: unknown) => t(`words.commitment.${text(state)}` as 'words.commitment.open')
  return [
    { label: t('commitments.state'), yours: word(yours.state), saved: word(saved.state) },
    { label: t('commitments.evidence'), yours: text(yours.evidence), saved: text(saved.evidence) },
  ]
}
