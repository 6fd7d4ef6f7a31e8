import '#app/i18n/of-pages.ts'
import type { CommitmentTurn } from '#app/domain/commitments/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { CommitmentStateBadge } from './commitment-list.tsx'
import { Section } from './page.tsx'
import { useInstant } from './say-instant.ts'

/** What became of a commitment, step by step. */
export function CommitmentTurns({ turns }: { turns: CommitmentTurn[] }) {
  const t = useT()
  const instant = useInstant()
  return (
    <Section id="turns" title={t('register.history')}>
      <ol className="list list-tight">
        {turns.map(({ id, at, state, evidence, by }) => (
          <li key={id}>
            <p className="slot-note">
              <CommitmentStateBadge state={state} />
              <span>{instant(new Date(at))}</span>
              {by ? <bdi>{by}</bdi> : null}
            </p>
            {evidence ? (
              <p className="small lines above-2" dir="auto">
                {evidence}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  )
}
