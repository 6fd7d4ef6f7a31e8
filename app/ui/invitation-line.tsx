import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { holdersAmong } from '#app/domain/invitations/answer-rules.ts'
import type { Invitee } from '#app/domain/invitations/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { AnswerCounts } from './answer-mark.tsx'
import { Section } from './page.tsx'

type Props = { engagement: { id: string; endsAt: Date }; invitees: Pick<Invitee, 'standing' | 'answer'>[] }

/** On an engagement's page: how many hold an invitation, whether it is older than the engagement, and the way to send. */
export function InvitationLine({ engagement, invitees }: Props) {
  const t = useT()
  const count = (...standings: Invitee['standing'][]) => invitees.filter(({ standing }) => standings.includes(standing)).length
  const [held, older, wrong] = [count('current', 'older', 'to-withdraw'), count('older'), count('to-withdraw')]
  const over = engagement.endsAt.toISOString() <= useReader().now
  const go = (label: string) => <Link to={`/engagements/${engagement.id}/invitations`}>{label}</Link>
  if (over && held === 0) return null
  return (
    <Section id="invitations" title={t('invitations.title')} aside={go(held > 0 ? t('invitations.open') : t('invitations.send'))}>
      <p className={held > 0 ? undefined : 'muted'}>{held > 0 ? t('invitations.hold', { count: held }) : t('invitations.nobodyYet')}</p>
      <AnswerCounts people={holdersAmong(invitees)} />
      {older > 0 ? (
        <p className="late">
          {t('invitations.older', { count: older })} {go(t('invitations.sendUpdate'))}
        </p>
      ) : null}
      {wrong > 0 ? (
        <p className="late">
          {t('invitations.withdraw', { count: wrong })} {go(t('invitations.sendCancellation'))}
        </p>
      ) : null}
    </Section>
  )
}
