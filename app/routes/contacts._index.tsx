import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { contactsPage } from '#app/domain/contacts/queries.server.ts'
import { findOrganisation } from '#app/domain/organisations/queries.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { rowsPerPage } from '#app/lib/paging.ts'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { PagesNav } from '#app/ui/pages-nav.tsx'
import { MomentCell, Roster, RosterName } from '#app/ui/roster.tsx'
import { TakeOut } from '#app/ui/take-out.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { searchParams } = new URL(args.request.url)
  const text = (searchParams.get('q') ?? '').slice(0, 200)
  const asked = searchParams.get('organisation')
  const page = Math.trunc(Number(searchParams.get('page'))) || 1
  return asActor(actor, async (db) => {
    const { now } = await readerFor(db, actor, args.request)
    const at = isUuid(asked) ? await findOrganisation(db, asked) : undefined
    const list = await contactsPage(db, { organisationId: at?.id, text, page }, new Date(now))
    return { ...list, text, at: at && { id: at.id, name: at.name }, writes: canWrite(actor) }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('contacts.title'))

export default function ContactsPage() {
  const { rows, total, page, text, at, writes } = useLoaderData<typeof loader>()
  const t = useT()
  const filtered = at !== undefined || text !== ''
  return (
    <>
      <PageHead
        title={t('contacts.title')}
        lede={t('contacts.lede')}
        actions={
          <>
            <Link className="btn btn-quiet" to="/network">
              {t('network.link')}
            </Link>
            {writes ? (
              <>
                <Link className="btn btn-quiet" to="/checks">
                  {t('checks.link')}
                </Link>
                <Link className="btn btn-quiet" to="duplicates">
                  {t('merges.duplicates')}
                </Link>
                <Link className="btn" to="from-card">
                  {t('cards.from')}
                </Link>
                <Link className="btn btn-primary" to="new">
                  {t('contacts.new')}
                </Link>
              </>
            ) : null}
          </>
        }
      />
      {total > 0 || filtered ? (
        <Form className="row roster-filter below-5" role="search" aria-label={t('contacts.filter')}>
          <input
            className="input"
            type="search"
            name="q"
            defaultValue={text}
            dir="auto"
            aria-label={t('contacts.filterText')}
            placeholder={t('contacts.filterText')}
          />
          {at ? <input type="hidden" name="organisation" value={at.id} /> : null}
          <button className="btn" type="submit">
            {t('contacts.filter')}
          </button>
          {at ? <bdi>{t('contacts.at', { organisation: at.name })}</bdi> : null}
          {filtered ? <Link to="/contacts">{t('contacts.clear')}</Link> : null}
        </Form>
      ) : null}
      {rows.length > 0 ? (
        <>
          <Roster label={t('contacts.title')} count={t('contacts.count', { count: total })} name={t('contacts.name')}>
            {rows.map((row) => (
              <tr key={row.id}>
                <RosterName
                  to={row.id}
                  name={row.name}
                  original={row.original}
                  level={row.level}
                  notes={row.posts.slice(0, 2).map((post) => `${post.post}, ${post.organisation}`)}
                />
                <MomentCell moment={row.last} />
                <MomentCell moment={row.next} />
              </tr>
            ))}
          </Roster>
          <PagesNav page={page} size={rowsPerPage} total={total} />
          <TakeOut list="contacts" />
        </>
      ) : (
        <Empty title={filtered ? t('contacts.noneTitle') : t('contacts.emptyTitle')}>
          {filtered ? t('contacts.none') : t('contacts.empty')}
        </Empty>
      )}
    </>
  )
}
