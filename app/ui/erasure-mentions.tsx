import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { Mention } from '#app/domain/contacts/mentions.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Section } from './page.tsx'

const pages: Record<Mention['kind'], [page: string, form: string]> = {
  engagement: ['/engagements/', '/edit'],
  brief: ['/engagements/', '/brief'],
  'read-out': ['/engagements/', '/read-out'],
  'security-note': ['/engagements/', '/security-note'],
  arrangements: ['/engagements/', '/arrangements'],
  delegation: ['/visits/', '/delegation/groups'],
  'follow-up': ['/follow-ups/', '/edit'],
  commitment: ['/commitments/', '/edit'],
  contact: ['/contacts/', '/edit'],
  organisation: ['/organisations/', '/edit'],
  template: ['/templates/', '/edit'],
}

/** Texts that name somebody, each with the way to where it is changed; of other desks, whom to ask. */
export function ErasureMentions({ mentions }: { mentions: { rows: Mention[]; more: boolean } }) {
  const t = useT()
  const { rows, more } = mentions
  return (
    <Section id="mentions" title={t('erasure.mentions')}>
      {rows.length === 0 ? <p>{t('erasure.noMentions')}</p> : null}
      <ul className="list list-tight">
        {rows.map(({ kind, id, title, desk, writes }) => {
          const [page, form] = pages[kind]
          return (
            <li key={`${kind}${id}`}>
              <Link to={`${page}${id}${writes ? form : ''}`}>
                <bdi>{t('erasure.mention', { kind: t(`erasure.kinds.${kind}`), title: `\u2068${title}\u2069` })}</bdi>
              </Link>{' '}
              {writes ? null : <span className="small muted">{t('erasure.askDesk', { desk: desk ?? '' })}</span>}
            </li>
          )
        })}
      </ul>
      <p className="small muted above-3">
        {more ? t('erasure.moreMentions', { most: rows.length }) : null} {t('erasure.mentionsHint')}
      </p>
    </Section>
  )
}
