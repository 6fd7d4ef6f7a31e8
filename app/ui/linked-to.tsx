import { Fragment } from 'react'
import type { Links } from '#app/domain/follow-ups/choices.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { RecordLink } from './record-links.tsx'

/** In a new follow-up or commitment: what it will hang on, sent along with the form. */
export function LinkedTo({ links, noun }: { links: Links; noun: 'followUps' | 'commitments' }) {
  const t = useT()
  const facts = (['engagement', 'organisation', 'contact'] as const).filter((kind) => links[kind])
  if (facts.length === 0) return null
  return (
    <dl className="facts">
      {facts.map((kind) => (
        <Fragment key={kind}>
          <dt>{t(`${noun}.${kind}`)}</dt>
          <dd>
            <RecordLink to={`/${kind}s/${links[kind]?.id}`} name={links[kind]?.name ?? ''} />
            <input type="hidden" name={`${kind}Id`} value={links[kind]?.id} />
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}
