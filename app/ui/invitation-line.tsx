import { Link } from '@remix-run/react'
import type { Invitee } from '#app/domain/invitations/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Section } from './page.tsx'

/** On an engagement's page: how many hold an invitation, whether it is older than the engagement, and the way to send. */
export function InvitationLine({ engagementId, invitees }: { engagementId: string; invitees: Pick<Invitee, 'standing'>[] }) {
  const t = useT()
  const count = (...standings: Invitee['standing'][]) => invitees.filter(({ standing }) => standings.includes(standing)).length
  const [held, older, wrong] = [count('current', 'older', 'to-withdraw'), count('older'), count('to-withdraw')]
  const go = (label: string) => <Link to={`/engagements/${engagementId}/invitations`}>{label}</Link>
  return (
    <Section id="invitations" title={t('invitations.title')} aside={go(held > 0 ? t('invitations.open') : t('invitations.send'))}>
      <p className={held > 0 ? undefined : 'muted'}>{held > 0 ? t('invitations.hold', { count: held }) : t('invitations.nobodyYet')}</p>
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
