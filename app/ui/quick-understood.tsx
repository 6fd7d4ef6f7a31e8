import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Doubt } from '#app/domain/engagements/quick-add/reading.ts'
import type { Unsettled } from '#app/domain/engagements/quick-add/resolve.server.ts'
import type { TimeColumns } from '#app/domain/engagements/times.ts'
import type { QuickRead } from '#app/http/quick-add.server.ts'
import { type Reader, type Translate, useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { cityOf } from '#app/lib/zones.ts'
import { LevelBadge } from './badges.tsx'
import { SubmitButton } from './form.tsx'
import { Icon } from './icon.tsx'
import { Section } from './page.tsx'
import { sayWhen } from './when.ts'

type Read = Omit<QuickRead, 'time'> & { time?: TimeColumns | undefined }
type Named = { id: string; name: string }

/** What a line was understood to say, what is doubtful in it, and the way on. */
export function QuickUnderstood({ read, line, formKey }: { read: Read; line: string; formKey: string }) {
  const t = useT()
  const reader = useReader()
  const { quick, found, time, fields } = read
  const when = time && sayWhen(t, reader, time)
  const ready = when !== undefined && quick.title !== ''
  const details = `/engagements/new?quick=${encodeURIComponent(line)}`
  return (
    <Section id="understood" title={t('quick.understood')}>
      <dl className="facts below-4">
        <Fact name={t('quick.what')}>{quick.title || <span className="muted">{t('quick.noTitle')}</span>}</Fact>
        <Fact name={t('quick.when')}>
          {when
            ? [when.when, when.zone].filter(Boolean).join(', ')
            : t(quick.when ? 'quick.wrongTime' : 'quick.noDay', { city: cityOf(reader.zone) })}
        </Fact>
        {quick.place ? <Fact name={t('quick.place')}>{quick.place}</Fact> : null}
        <Names name={t('quick.with')} list={found.organisations} />
        <Names name={t('quick.topics')} list={found.topics} />
        <Names name={t('quick.people')} list={found.members} />
        <Fact name={t('quick.level')}>
          <LevelBadge level="internal" />
        </Fact>
      </dl>
      <Doubts doubts={quick.doubts} unsettled={found.unsettled} />
      <div className="row above-4">
        {ready ? (
          <Form method="post" action="/engagements/new">
            <input type="hidden" name="formKey" value={formKey} />
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Ids name="organisationIds" list={found.organisations} />
            <Ids name="topicIds" list={found.topics} />
            <Ids name="memberIds" list={found.members} />
            <SubmitButton>{t('quick.schedule')}</SubmitButton>
          </Form>
        ) : null}
        <Link className={ready ? 'btn' : 'btn btn-primary'} to={details}>
          {t(ready ? 'quick.change' : 'quick.fill')}
        </Link>
      </div>
    </Section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </>
  )
}

const Names = ({ name, list }: { name: string; list: Named[] }) =>
  list.length > 0 ? <Fact name={name}>{list.map((one) => one.name).join(', ')}</Fact> : null

const Ids = ({ name, list }: { name: string; list: Named[] }) =>
  list.map(({ id }) => <input key={id} type="hidden" name={name} value={id} />)

function Doubts({ doubts, unsettled }: { doubts: Doubt[]; unsettled: Unsettled[] }) {
  const t = useT()
  const reader = useReader()
  const said = [...doubts.flatMap((doubt) => sayDoubt(t, reader, doubt) ?? []), ...unsettled.map((one) => sayUnsettled(t, one))]
  if (said.length === 0) return null
  return (
    <div className="notice notice-hold" role="status">
      <Icon name="warning" />
      <div>
        <p className="strong">{t('quick.sure')}</p>
        <ul className="bullets above-1">
          {said.map((line) => (
            <li key={line} dir="auto">
              {line}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

const keys = {
  'today-or-later': 'quick.todayOrLater',
  'which-week': 'quick.whichWeek',
  'two-readings': 'quick.twoReadings',
  'day-first': 'quick.dayFirst',
  'other-weekday': 'quick.otherWeekday',
  'more-days': 'quick.moreDays',
  'some-time': 'quick.someTime',
  'hour-long': 'quick.hourLong',
  overnight: 'quick.overnight',
  afternoon: 'quick.afternoon',
  morning: 'quick.morning',
} as const

/** A doubt in the reader's words; nothing for one that the page shows by itself. */
export function sayDoubt(t: Translate, { locale }: Reader, doubt: Doubt): string | undefined {
  if (doubt.about === 'no-day') return undefined
  const date = (text: string) => (text.length === 10 ? formatDate(text, locale, 'long') : text)
  const read = 'read' in doubt ? date(doubt.read) : ''
  const or = 'or' in doubt ? date(doubt.or) : ''
  return t(keys[doubt.about], { said: 'said' in doubt ? doubt.said : '', read, or })
}

const sayUnsettled = (t: Translate, { about, said, may }: Unsettled): string =>
  may.length > 0 ? t('quick.several', { said, may: may.join(', ') }) : t(`quick.unknown.${about}`, { said })
