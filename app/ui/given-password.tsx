import '#app/i18n/of-pages.ts'
import { useEffect, useRef } from 'react'
import { useT } from '#app/i18n/reader.tsx'
import { Icon } from './icon.tsx'

/** A password that was just made, for the only time it can be read. */
export function GivenPassword({ email, password }: { email: string; password: string }) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="notice notice-hold below-5" role="status" tabIndex={-1} ref={box}>
      <Icon name="warning" />
      <div>
        <p className="below-3 prose">{t('members.givenText')}</p>
        <dl className="facts facts-stacked">
          <dt>{t('members.email')}</dt>
          <dd>
            <bdi dir="ltr">{email}</bdi>
          </dd>
          <dt>{t('members.givenPassword')}</dt>
          <dd>
            <code className="given-password" dir="ltr">
              {password}
            </code>
          </dd>
        </dl>
      </div>
    </div>
  )
}
