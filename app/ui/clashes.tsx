import { useEffect, useRef } from 'react'
import { type Clash, markOfClashes } from '#app/domain/engagements/clashes.ts'
import { type Translate, useT } from '#app/i18n/reader.tsx'
import { SubmitButton } from './form.tsx'
import { Icon } from './icon.tsx'
import { Linked } from './linked.tsx'

function sayClash(t: Translate, clash: Clash): string {
  if (clash.about === 'busy') {
    const { person, desk } = clash
    return desk ? t('clashes.busy', { person, desk }) : t('clashes.busyOurs', { person })
  }
  if (clash.about === 'place-busy') {
    const { place, desk } = clash
    return desk ? t('clashes.placeBusy', { place, desk }) : t('clashes.placeBusyOurs', { place })
  }
  if (clash.about === 'outside-visit') return t('clashes.outsideVisit', { title: clash.visit.title })
  const { title } = clash.engagement
  if (clash.about === 'same-place') return t('clashes.samePlace', { place: clash.place, title })
  const { person } = clash
  if (clash.about === 'same-time') return t(clash.interpreter ? 'clashes.interpreter' : 'clashes.sameTime', { person, title })
  return clash.minutes === 0 ? t('clashes.noGap', { person, title }) : t('clashes.gap', { person, title, count: clash.minutes })
}

const leadsTo = (clash: Clash): string =>
  clash.about === 'busy' || clash.about === 'place-busy'
    ? ''
    : clash.about === 'outside-visit'
      ? `/visits/${clash.visit.id}`
      : `/engagements/${clash.engagement.id}`

function ClashList({ clashes }: { clashes: Clash[] }) {
  const t = useT()
  return (
    <ul className="bullets above-1">
      {clashes.map((clash) => (
        <li key={JSON.stringify(clash)} dir="auto">
          <Linked text={sayClash(t, clash)} to={leadsTo(clash)} />
        </li>
      ))}
    </ul>
  )
}

/** On an engagement's page: what speaks against its time. */
export function ClashNotice({ clashes }: { clashes: Clash[] }) {
  const t = useT()
  if (clashes.length === 0) return null
  return (
    <section className="notice notice-hold below-6" aria-labelledby="clashes">
      <Icon name="warning" />
      <div>
        <h2 id="clashes" className="notice-title">
          {t('clashes.title', { count: clashes.length })}
        </h2>
        <ClashList clashes={clashes} />
      </div>
    </section>
  )
}

/** Within a form that is shown again: the same, with a button that goes on with just these. */
export function ClashStep({ clashes, edits }: { clashes: Clash[]; edits: boolean }) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (clashes.length > 0) box.current?.focus()
  }, [clashes])
  if (clashes.length === 0) return null
  return (
    <div className="notice notice-hold" ref={box} tabIndex={-1} role="alert">
      <Icon name="warning" />
      <div>
        <p className="strong">{t('clashes.title', { count: clashes.length })}</p>
        <ClashList clashes={clashes} />
        <p className="small muted above-2">{t('clashes.orChange')}</p>
        <p className="row above-3">
          <SubmitButton kind="plain" name="anyway" value={markOfClashes(clashes)}>
            {t(edits ? 'clashes.saveAnyway' : 'clashes.scheduleAnyway')}
          </SubmitButton>
        </p>
      </div>
    </div>
  )
}
