import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { searchAll, searchGroups } from '#app/domain/search/results.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { FoundRecords, FoundTexts } from '#app/ui/search-group.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { searchParams } = new URL(args.request.url)
  const text = searchParams.get('q') ?? ''
  const only = searchGroups.find((group) => group === searchParams.get('in'))
  return asActor(actor, async (db) => ({ text: text.slice(0, 500), only, results: await searchAll(db, text, only) }))
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, (t) => (data?.text ? t('search.titleFor', { query: data.text.slice(0, 60) }) : t('search.title')))

export default function SearchPage() {
  const { text, only, results } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <PageHead title={t('search.title')} />
      <Form className="find-wide below-6" role="search" aria-label={t('search.title')}>
        <input
          className="input"
          type="search"
          name="q"
          defaultValue={text}
          key={text}
          dir="auto"
          aria-label={t('search.field')}
          autoComplete="off"
        />
        <button className="btn btn-primary" type="submit">
          {t('search.button')}
        </button>
      </Form>
      {results.state === 'empty' ? <Empty title={t('search.emptyTitle')}>{t('search.empty')}</Empty> : null}
      {results.state === 'too-short' ? <Empty title={t('search.shortTitle')}>{t('search.short')}</Empty> : null}
      {results.state === 'searched' ? <Results text={text} only={only} results={results} /> : null}
    </>
  )
}

type Searched = Extract<Awaited<ReturnType<typeof searchAll>>, { state: 'searched' }>

function Results({ text, only, results }: { text: string; only: string | undefined; results: Searched }) {
  const t = useT()
  const groups = [...results.records, ...results.texts]
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  const more = groups.some((group) => group.more)
  if (count === 0) return <Empty title={t('search.nothingTitle')}>{t('search.nothing')}</Empty>
  return (
    <>
      <p className="row muted below-5" role="status">
        <span>{more ? t('search.foundMany', { count }) : t('search.found', { count })}</span>
        {only ? <Link to={`?${new URLSearchParams({ q: text })}`}>{t('search.showEverything')}</Link> : null}
      </p>
      {results.records.map((group) => (
        <FoundRecords key={group.group} group={group} text={text} alone={only !== undefined} />
      ))}
      {results.texts.map((group) => (
        <FoundTexts key={group.group} group={group} text={text} alone={only !== undefined} />
      ))}
    </>
  )
}
