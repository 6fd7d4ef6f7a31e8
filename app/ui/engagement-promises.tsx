import { Link } from '@remix-run/react'
import type { CommitmentRow } from '#app/domain/commitments/queries.server.ts'
import type { FollowUpRow } from '#app/domain/follow-ups/queries.server.ts'
import type { JustTicked } from '#app/domain/follow-ups/rules.ts'
import { useT } from '#app/i18n/reader.tsx'
import { CommitmentList } from './commitment-list.tsx'
import { FollowUpList } from './follow-up-list.tsx'
import { Section } from './page.tsx'

type Props = { engagementId: string; followUps: FollowUpRow[]; commitments: CommitmentRow[]; writes: boolean; ticked: JustTicked | null }

/** What is to be done after an engagement, and what was promised there. */
export function EngagementPromises({ engagementId, followUps, commitments, writes, ticked }: Props) {
  const t = useT()
  return (
    <>
      <Section
        id="follow-ups"
        title={t('engagements.followUps')}
        aside={writes ? <Link to={`/follow-ups/new?engagement=${engagementId}`}>{t('engagements.addFollowUp')}</Link> : null}
      >
        <FollowUpList
          rows={followUps}
          returnTo={`/engagements/${engagementId}`}
          ticked={ticked}
          empty={<p className="muted">{t('engagements.noFollowUps')}</p>}
        />
      </Section>
      <Section
        id="commitments"
        title={t('commitments.here')}
        aside={writes ? <Link to={`/commitments/new?engagement=${engagementId}`}>{t('commitments.add')}</Link> : null}
      >
        {commitments.length > 0 ? <CommitmentList rows={commitments} /> : <p className="muted">{t('commitments.noneHere')}</p>}
      </Section>
    </>
  )
}
