import '#app/i18n/of-pages.ts'
import { useEffect, useRef, useState } from 'react'
import { webcalAddress } from '#app/domain/feeds/addresses.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Icon } from './icon.tsx'

const googlePage = 'https://calendar.google.com/calendar/r/settings/addbyurl'

/** The address of a feed, for the only time it can be read. */
export function FeedAddress({ address }: { address: string }) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [alive, setAlive] = useState(false)
  const [said, setSaid] = useState('')
  useEffect(() => {
    setAlive(true)
    input.current?.focus()
  }, [])

  async function copy() {
    const copied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    )
    input.current?.select()
    setSaid(copied ? t('feeds.copied') : t('feeds.copyByHand'))
  }

  return (
    <div className="form below-6">
      <div className="notice notice-hold">
        <Icon name="warning" />
        <p>{t('feeds.madeOnce')}</p>
      </div>
      <div className="field">
        <label htmlFor="feed-address">{t('feeds.address')}</label>
        <div className="address">
          <input
            className="input"
            id="feed-address"
            ref={input}
            readOnly
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            defaultValue={address}
            onFocus={(event) => event.target.select()}
          />
          {alive ? (
            <button type="button" className="btn btn-primary" onClick={copy}>
              {t('feeds.copy')}
            </button>
          ) : null}
        </div>
        <p className="small" role="status">
          {said}
        </p>
      </div>
      <p>
        <a className="btn" href={webcalAddress(address)}>
          {t('feeds.webcal')}
        </a>
      </p>
      <p className="small muted">
        {t('feeds.google')}{' '}
        <a href={googlePage} rel="noreferrer" target="_blank">
          {t('feeds.googleLink')}
        </a>
      </p>
    </div>
  )
}

/** Instead of an address that was shown before. */
export function SeenAddress() {
  const t = useT()
  return (
    <div className="notice notice-hold below-6">
      <Icon name="warning" />
      <div>
        <p className="strong">{t('feeds.seenTitle')}</p>
        <p>{t('feeds.seenText')}</p>
      </div>
    </div>
  )
}
