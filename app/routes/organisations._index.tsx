import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { organisationsPage } from '#app/domain/organisations/queries.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { rowsPerPage } from '#app/lib/paging.ts'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { PagesNav } from '#app/ui/pages-nav.tsx'
import { MomentCell, Roster, RosterName } from '#app/ui/roster.tsx'
import { TakeOut } from '#app/ui/take-out.tsx'
import { organisationKinds } from '#db/schema/words.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { searchParams } = new URL(args.request.url)
  const kind = organisationKinds.find((each) => each === searchParams.get('kind'))
  const text = (searchParams.get('q') ?? '').slice(0, 200)
  const page = Math.trunc(Number(searchParams.get('page'))) || 1
  return asActor(actor, async (db) => {
    const { now } = await readerFor(db, actor, args.request)
    return { ...(await organisationsPage(db, { kind, text, page }, new Date(now))), kind, text, writes: canWrite(actor) }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('organisations.title'))

export default function OrganisationsPage() {
  const { rows, total, page, kind, text, writes } = useLoaderData<typeof loader>()
  const t = useT()
  const filtered = kind !== undefined || text !== ''
  return (
    <>
      <PageHead
        title={t('organisations.title')}
        lede={t('organisations.lede')}
        actions={
          writes ? (
            <>
              <Link className="btn btn-quiet" to="/checks">
                {t('checks.link')}
              </Link>
              <Link className="btn btn-primary" to="new">
                {t('organisations.new')}
              </Link>
            </>
          ) : null
        }
      />
      {total > 0 || filtered ? <Filter kind={kind} text={text} filtered={filtered} /> : null}
      {rows.length > 0 ? (
        <>
          <Roster label={t('organisations.title')} count={t('organisations.count', { count: total })} name={t('organisations.name')}>
            {rows.map((row) => (
              <tr key={row.id}>
                <RosterName
                  to={row.id}
                  name={row.name}
                  original={row.original}
                  level={row.level}
                  notes={[t(`words.organisationKind.${row.kind}`), row.shortName]}
                />
                <MomentCell moment={row.last} />
                <MomentCell moment={row.next} />
              </tr>
            ))}
          </Roster>
          <PagesNav page={page} size={rowsPerPage} total={total} />
          <TakeOut list="organisations" />
        </>
      ) : filtered ? (
        <Empty title={t('organisations.noneTitle')}>{t('organisations.none')}</Empty>
      ) : (
        <Empty title={t('organisations.emptyTitle')}>{t('organisations.empty')}</Empty>
      )}
    </>
  )
}

function Filter({ kind, text, filtered }: { kind: string | undefined; text: string; filtered: boolean }) {
  const t = useT()
  return (
    <Form className="row roster-filter below-5" role="search" aria-label={t('organisations.filter')}>
      <input
        className="input"
        type="search"
        name="q"
        defaultValue={text}
        dir="auto"
        aria-label={t('organisations.filterText')}
        placeholder={t('organisations.filterText')}
      />
      <select className="input" name="kind" defaultValue={kind ?? ''} aria-label={t('organisations.filterKind')}>
        <option value="">{t('organisations.anyKind')}</option>
        {organisationKinds.map((each) => (
          <option key={each} value={each}>
            {t(`words.organisationKind.${each}`)}
          </option>
        ))}
      </select>
      <button className="btn" type="submit">
        {t('organisations.filter')}
      </button>
      {filtered ? <Link to="/organisations">{t('organisations.clear')}</Link> : null}
    </Form>
  )
}
