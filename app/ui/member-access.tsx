import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { Member } from '#app/domain/members/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import type { SignOffRole } from '#db/schema/words.ts'
import { capital } from './in-words.ts'
import { Section } from './page.tsx'

/** What an administrator can do about a member's way in, below the form with their particulars. */
export function MemberAccess({ member, own, roles }: { member: Member; own: boolean; roles: readonly SignOffRole[] }) {
  const t = useT()
  const { locale, zone } = useReader()
  const held = roles.map((role) => t(`clearance.role.${role}`)).join(', ')
  return (
    <div className="above-7">
      <Section id="password" title={t('members.givenPassword')}>
        {own || member.demo ? (
          <p className="muted">{t(own ? 'members.giveOwn' : 'members.demoPassword')}</p>
        ) : (
          <Link className="btn" to={`/members/${member.id}/password`}>
            {t('members.givePassword')}
          </Link>
        )}
      </Section>
      <Section id="sign-offs" title={t('clearance.memberRoles')}>
        <p className="below-3">{capital(held) || t('clearance.noMemberRoles')}</p>
        <Link className="btn" to={`/members/${member.id}/sign-offs`}>
          {t('clearance.changeRoles')}
        </Link>
      </Section>
      <Section id="access" title={t('members.access')}>
        <p className="below-3">
          {member.disabledAt
            ? t('members.disabled', { date: formatDate(dateAt(member.disabledAt, zone), locale, 'short') })
            : t('members.active')}
        </p>
        <Link className="btn" to={`/members/${member.id}/access`}>
          {t(member.disabledAt ? 'members.enable' : 'members.disable')}
        </Link>
      </Section>
    </div>
  )
}
