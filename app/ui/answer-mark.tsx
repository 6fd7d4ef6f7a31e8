import '#app/i18n/of-pages.ts'
import { countAnswers } from '#app/domain/invitations/answer-rules.ts'
import { useT } from '#app/i18n/reader.tsx'
import type { AnswerPart } from '#db/schema/words.ts'
import { Icon, type IconName } from './icon.tsx'

type Answer = Exclude<AnswerPart, 'delegated'>

const icons: Record<Answer, IconName> = { accepted: 'tick', declined: 's-cancelled', tentative: 's-tentative', none: 's-proposed' }

/** What somebody who was invited answered. */
export function AnswerMark({ answer }: { answer: Answer }) {
  const t = useT()
  return (
    <span className={answer === 'none' ? 'badge muted' : 'badge'}>
      <Icon name={icons[answer]} size={14} /> {t(`answers.mark.${answer}`)}
    </span>
  )
}

/** How many of those who hold an invitation answered what: '2 accepted, 1 declined, 1 not yet'. */
export function AnswerCounts({ people }: { people: Parameters<typeof countAnswers>[0] }) {
  const t = useT()
  const counts = countAnswers(people)
  const told = (['accepted', 'declined', 'tentative', 'none'] as const).filter((each) => counts[each] > 0)
  if (told.length === 0) return null
  return <p>{told.map((each) => t(`answers.counts.${each}`, { count: counts[each] })).join(', ')}</p>
}
