import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { externalCalendarsOf } from '#app/domain/external-calendars/queries.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { CalendarsOff, ExternalCalendarList } from '#app/ui/external-calendars.tsx'
import { Empty, PageHead, Section } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const all = await asActor(actor, (db) => externalCalendarsOf(db, actor))
  const { on } = args.context.environment.externalCalendars
  return { on, own: all.filter((calendar) => !calendar.shared), shared: all.filter((calendar) => calendar.shared) }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('layers.title'))

export default function ExternalCalendarsPage() {
  const { on, own, shared } = useLoaderData<typeof loader>()
  const t = useT()
  const add = (look: string) =>
    on ? (
      <Link className={look} to="/external-calendars/new">
        {t('externalCalendars.add')}
      </Link>
    ) : null
  return (
    <>
      <PageHead
        title={t('layers.title')}
        crumb={{ to: '/feeds', label: t('feeds.title') }}
        lede={t('layers.lede')}
        actions={add('btn btn-primary')}
      />
      {on ? null : <CalendarsOff />}
      <Section id="own" title={t('externalCalendars.own')}>
        {own.length > 0 ? (
          <ExternalCalendarList calendars={own} on={on} />
        ) : (
          <Empty title={t('externalCalendars.noOwn')} action={add('btn')}>
            {t('externalCalendars.noOwnText')}
          </Empty>
        )}
      </Section>
      <Section id="shared" title={t('externalCalendars.shared')}>
        {shared.length > 0 ? <ExternalCalendarList calendars={shared} on={on} /> : <p>{t('externalCalendars.noShared')}</p>}
      </Section>
    </>
  )
}
