import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findCommitment, turnsOf } from '#app/domain/commitments/queries.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { isUuid } from '#app/lib/ids.ts'
import { LevelBadge, SourceMark } from '#app/ui/badges.tsx'
import { CommitmentDue, CommitmentStateBadge } from '#app/ui/commitment-list.tsx'
import { CommitmentStateForm } from '#app/ui/commitment-state-form.tsx'
import { CommitmentTurns } from '#app/ui/commitment-turns.tsx'
import { PageHead, Section } from '#app/ui/page.tsx'
import { RecordFacts } from '#app/ui/record-links.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const commitment = (isUuid(args.params.id) ? await findCommitment(db, args.params.id) : undefined) ?? notFound()
    return { commitment, turns: await turnsOf(db, commitment.id) }
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.commitment.wording.slice(0, 80) ?? '404'} · Gezant` }]

export default function CommitmentPage() {
  const { commitment, turns } = useLoaderData<typeof loader>()
  const t = useT()
  const { locale } = useReader()
  const { id, wording, direction, state, level, source, sourceNote, givenOn, evidence, desk, createdBy, mayChange } = commitment
  return (
    <>
      <PageHead
        title={<bdi>{wording}</bdi>}
        crumb={{ to: '/commitments', label: t('shell.commitments') }}
        meta={
          <>
            <span>{t(`words.direction.${direction}`)}</span>
            <CommitmentStateBadge state={state} />
            <span>{t('common.keptBy', { desk })}</span>
            <LevelBadge level={level} />
            <SourceMark source={source} always />
          </>
        }
        actions={
          mayChange ? (
            <Link className="btn" to={`/commitments/${id}/edit`}>
              {t('common.edit')}
            </Link>
          ) : null
        }
      />
      <dl className="facts">
        <dt>{t('commitments.due')}</dt>
        <dd>
          <CommitmentDue row={commitment} />
        </dd>
        {givenOn ? (
          <>
            <dt>{t('commitments.givenOn')}</dt>
            <dd>{formatDate(givenOn, locale, 'short')}</dd>
          </>
        ) : null}
        <RecordFacts noun="commitments" row={commitment} />
        {evidence ? (
          <>
            <dt>{t('commitments.evidence')}</dt>
            <dd className="prose lines" dir="auto">
              {evidence}
            </dd>
          </>
        ) : null}
        {source === 'letter' && sourceNote ? (
          <>
            <dt>{t('commitments.source')}</dt>
            <dd>{sourceNote}</dd>
          </>
        ) : null}
        {createdBy ? (
          <>
            <dt>{t('commitments.writtenBy')}</dt>
            <dd>
              <bdi>{createdBy}</bdi>
            </dd>
          </>
        ) : null}
      </dl>
      {turns.length > 0 ? (
        <div className="above-7">
          <CommitmentTurns turns={turns} />
        </div>
      ) : null}
      {mayChange ? (
        <div className="above-7">
          <Section id="state" title={t('commitments.changeState')}>
            <CommitmentStateForm commitment={commitment} />
          </Section>
        </div>
      ) : null}
    </>
  )
}
