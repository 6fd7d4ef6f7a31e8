import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { contactsPage } from '#app/domain/contacts/queries.server.ts'
import { seenIn } from '#app/domain/lists/assessed.server.ts'
import { mostByMoment } from '#app/domain/lists/columns.ts'
import { rowShown } from '#app/domain/lists/rows.ts'
import { everyDesk } from '#app/domain/members/reading.server.ts'
import { findOrganisation } from '#app/domain/organisations/queries.server.ts'
import { viewsOf } from '#app/domain/saved-views/queries.server.ts'
import { contactsAsked, lookAsked } from '#app/http/lists-asked.ts'
import { pageAsked } from '#app/http/page-asked.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { languageChoices, languageName } from '#app/lib/display-names.server.ts'
import { ListCell } from '#app/ui/list-cell.tsx'
import { ListFilters } from '#app/ui/list-filters.tsx'
import { GoOn, ListPages, ListViews } from '#app/ui/list-foot.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { Roster, RosterName, RosterTick } from '#app/ui/roster.tsx'
import { TakeOut } from '#app/ui/take-out.tsx'
import { levels } from '#db/schema/words.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { searchParams } = new URL(args.request.url)
  const { organisationId, ...filter } = contactsAsked(searchParams)
  const look = lookAsked('contacts', searchParams)
  return asActor(actor, async (db) => {
    const { now, locale } = await readerFor(db, actor, args.request)
    const at = organisationId ? await findOrganisation(db, organisationId) : undefined
    const asked = { ...filter, organisationId: at?.id, page: pageAsked(searchParams), order: look.order, size: look.size }
    const [{ rows, ...list }, desks, views] = await Promise.all([
      contactsPage(db, asked, new Date(now)),
      everyDesk(db),
      viewsOf(db, 'contacts'),
    ])
    const seen = await seenIn(db, 'contact', rows, look.columns)
    const said = (tags: string | null) =>
      tags
        ?.split(',')
        .map((tag) => languageName(tag, locale))
        .join(', ') ?? null
    return {
      ...list,
      ...look,
      filter,
      rows: rows.map((row) => rowShown({ ...row, languages: said(row.languages), seen: seen(row.id) }, look.columns)),
      at: at && { id: at.id, name: at.name },
      desks,
      languages: languageChoices(locale),
      views,
      writes: canWrite(actor),
    }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('contacts.title'))

export default function ContactsPage() {
  const { rows, total, more, page, unsorted, filter, at, columns, order, size, desks, languages, views, writes } =
    useLoaderData<typeof loader>()
  const t = useT()
  const { text, deskId, language, level } = filter
  const filtered = at !== undefined || text !== '' || [deskId, language, level].some(Boolean)
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
            <ListViews list="contacts" views={views} />
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
        <ListFilters
          list="contacts"
          text={text}
          columns={columns}
          at={at}
          choices={[
            { name: 'desk', label: t('common.desk'), chosen: deskId, options: desks.map(({ id, name }) => ({ value: id, label: name })) },
            {
              name: 'language',
              label: t('lists.language'),
              chosen: language,
              options: languages.map(({ code, name }) => ({ value: code, label: name })),
            },
            {
              name: 'level',
              label: t('common.level'),
              chosen: level,
              options: levels.map((one) => ({ value: one, label: t(`words.level.${one}`) })),
            },
          ]}
        />
      ) : null}
      {unsorted ? <p className="notice">{t('lists.unsorted', { most: mostByMoment })}</p> : null}
      {rows.length > 0 ? (
        <>
          <Roster
            list="contacts"
            label={t('contacts.title')}
            count={more ? t('contacts.countMany', { count: total }) : t('contacts.count', { count: total })}
            columns={columns}
            order={order}
          >
            {rows.map((row) => (
              <tr key={row.id}>
                <RosterTick id={row.id} name={row.name} />
                <RosterName
                  to={`/contacts/${row.id}`}
                  name={row.name}
                  original={row.original}
                  level={row.level}
                  notes={columns.includes('posts') ? [] : (row.posts ?? []).slice(0, 2).map((post) => `${post.post}, ${post.organisation}`)}
                />
                {columns.map((column) => (
                  <ListCell key={column} column={column} row={row} />
                ))}
              </tr>
            ))}
          </Roster>
          <GoOn list="contacts" total={total} more={more} />
          <ListPages page={page} size={size} total={total} more={more} />
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
