import '#app/i18n/of-pages.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Section } from './page.tsx'

/** What an erasure takes away, what it leaves, and what it cannot reach. */
export function ErasureScope({ merged }: { merged: string[] }) {
  const t = useT()
  const names = merged.map((name) => `\u2068${name}\u2069`).join(', ')
  return (
    <>
      <Section id="goes" title={t('erasure.goes')}>
        <ul className="list list-tight">
          <li>{t('erasure.goesItems.facts')}</li>
          {merged.length > 0 ? <li>{t('erasure.goesItems.merged', { names })}</li> : null}
          <li>{t('erasure.goesItems.messages')}</li>
          <li>{t('erasure.goesItems.needs')}</li>
          <li>{t('erasure.goesItems.copies')}</li>
        </ul>
      </Section>
      <Section id="stays" title={t('erasure.stays')}>
        <ul className="list list-tight">
          <li>{t('erasure.staysItems.history')}</li>
          <li>{t('erasure.staysItems.texts')}</li>
          <li>{t('erasure.staysItems.outside')}</li>
        </ul>
      </Section>
    </>
  )
}
