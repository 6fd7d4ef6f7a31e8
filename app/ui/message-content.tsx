import '#app/i18n/of-pages.ts'
import { useT } from '#app/i18n/reader.tsx'
import type { Mail } from '#app/mail/mail.ts'

/** A message as its recipient reads it. */
export function MessageContent({
  to,
  mail,
}: {
  to: { name: string | null; address: string }
  mail: Pick<Mail, 'subject' | 'language' | 'paragraphs' | 'calendar'>
}) {
  const t = useT()
  return (
    <div className="letter">
      <dl className="facts">
        <dt>{t('outbox.to')}</dt>
        <dd>
          {to.name ? <bdi>{to.name}</bdi> : null} <bdi dir="ltr">{to.address}</bdi>
        </dd>
        <dt>{t('outbox.subject')}</dt>
        <dd dir="auto" lang={mail.language}>
          {mail.subject}
        </dd>
      </dl>
      <div className="prose above-3" lang={mail.language}>
        {mail.paragraphs.map((text) => (
          <p className="lines" dir="auto" key={text}>
            {text}
          </p>
        ))}
      </div>
      {mail.calendar ? <p className="small muted above-3">{t('outbox.attached')}</p> : null}
    </div>
  )
}
