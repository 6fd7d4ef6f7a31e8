import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { networkAsked } from '#app/domain/network/input.ts'
import { networkPicture } from '#app/domain/network/picture.server.ts'
import { startsFor } from '#app/domain/network/starts.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { NetworkDrawing } from '#app/ui/network-drawing.tsx'
import { NetworkFilter } from '#app/ui/network-filter.tsx'
import { NetworkList } from '#app/ui/network-list.tsx'
import { NetworkStarts } from '#app/ui/network-starts.tsx'
import { Empty, PageHead, Section } from '#app/ui/page.tsx'

/** Without a start the address asks where to begin; `q` is a name to look for. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const query = new URL(args.request.url).searchParams
  const asked = networkAsked(query)
  return asActor(actor, async (db) => {
    const { now, today } = await readerFor(db, actor, args.request)
    const text = query.get('q') ?? ''
    if (!asked.start) return { asked, picture: undefined, starts: await startsFor(db, text, new Date(now)), text }
    return { asked, picture: (await networkPicture(db, asked, today)) ?? notFound(), starts: undefined, text }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('network.title'))

export default function NetworkPage() {
  const { asked, picture, starts, text } = useLoaderData<typeof loader>()
  const t = useT()
  const { locale } = useReader()
  const begin = picture?.nodes[0]
  if (starts || !picture || !begin) {
    return (
      <>
        <PageHead title={t('network.title')} lede={t('network.lede')} />
        {starts ? <NetworkStarts starts={starts} text={text} /> : null}
      </>
    )
  }
  const name = locale === 'nl' && begin.nameNl ? begin.nameNl : begin.name
  return (
    <>
      <PageHead title={<bdi>{t('network.of', { name })}</bdi>} crumb={{ to: '/network', label: t('network.other') }} />
      <NetworkFilter asked={asked} period={picture.period} />
      {picture.nodes.length === 1 ? (
        <Empty title={t('network.none')}>{t('network.noneText')}</Empty>
      ) : (
        <div className="network">
          <Section id="picture" title={t('network.picture')}>
            <NetworkDrawing picture={picture} asked={asked} />
          </Section>
          <Section id="words" title={t('network.list')}>
            <NetworkList picture={picture} asked={asked} />
          </Section>
        </div>
      )}
    </>
  )
}
