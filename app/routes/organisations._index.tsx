import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { seenIn } from '#app/domain/lists/assessed.server.ts'
import { mostByMoment } from '#app/domain/lists/columns.ts'
import { rowShown } from '#app/domain/lists/rows.ts'
import { everyDesk } from '#app/domain/members/reading.server.ts'
import { organisationsPage } from '#app/domain/organisations/queries.server.ts'
import { viewsOf } from '#app/domain/saved-views/queries.server.ts'
import { lookAsked, organisationsAsked } from '#app/http/lists-asked.ts'
import { pageAsked } from '#app/http/page-asked.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { countryChoices, countryName } from '#app/lib/display-names.server.ts'
import { ListCell } from '#app/ui/list-cell.tsx'
import { ListFilters } from '#app/ui/list-filters.tsx'
import { GoOn, ListPages, ListViews } from '#app/ui/list-foot.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { Roster, RosterName, RosterTick } from '#app/ui/roster.tsx'
import { TakeOut } from '#app/ui/take-out.tsx'
import { levels, organisationKinds } from '#db/schema/words.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { searchParams } = new URL(args.request.url)
  const filter = organisationsAsked(searchParams)
  const look = lookAsked('organisations', searchParams)
  return asActor(actor, async (db) => {
    const { now, locale } = await readerFor(db, actor, args.request)
    const asked = { ...filter, page: pageAsked(searchParams), order: look.order, size: look.size }
    const { rows, ...list } = await organisationsPage(db, asked, new Date(now))
    const seen = await seenIn(db, 'organisation', rows, look.columns)
    return {
      ...list,
      ...look,
      filter,
      rows: rows.map((row) =>
        rowShown({ ...row, country: row.country && countryName(row.country, locale), seen: seen(row.id) }, look.columns),
      ),
      desks: await everyDesk(db),
      countries: countryChoices(locale),
      views: await viewsOf(db, 'organisations'),
      writes: canWrite(actor),
    }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('organisations.title'))

export default function OrganisationsPage() {
  const { rows, total, page, unsorted, filter, columns, order, size, desks, countries, views, writes } = useLoaderData<typeof loader>()
  const t = useT()
  const { text, kind, country, deskId, level } = filter
  const filtered = text !== '' || [kind, country, deskId, level].some(Boolean)
  return (
    <>
      <PageHead
        title={t('organisations.title')}
        lede={t('organisations.lede')}
        actions={
          <>
            <ListViews list="organisations" views={views} />
            {writes ? (
              <>
                <Link className="btn btn-quiet" to="/checks">
                  {t('checks.link')}
                </Link>
                <Link className="btn btn-primary" to="new">
                  {t('organisations.new')}
                </Link>
              </>
            ) : null}
          </>
        }
      />
      {total > 0 || filtered ? (
        <ListFilters
          list="organisations"
          text={text}
          columns={columns}
          choices={[
            {
              name: 'kind',
              label: t('organisations.filterKind'),
              chosen: kind,
              options: organisationKinds.map((one) => ({ value: one, label: t(`words.organisationKind.${one}`) })),
            },
            {
              name: 'country',
              label: t('lists.column.country'),
              chosen: country,
              options: countries.map(({ code, name }) => ({ value: code, label: name })),
            },
            { name: 'desk', label: t('common.desk'), chosen: deskId, options: desks.map(({ id, name }) => ({ value: id, label: name })) },
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
            list="organisations"
            label={t('organisations.title')}
            count={t('organisations.count', { count: total })}
            columns={columns}
            order={order}
          >
            {rows.map((row) => (
              <tr key={row.id}>
                <RosterTick id={row.id} name={row.name} />
                <RosterName
                  to={`/organisations/${row.id}`}
                  name={row.name}
                  original={row.original}
                  level={row.level}
                  notes={[
                    columns.includes('kind') || !row.kind ? null : t(`words.organisationKind.${row.kind}`),
                    columns.includes('shortName') ? null : row.shortName,
                  ]}
                />
                {columns.map((column) => (
                  <ListCell key={column} column={column} row={row} />
                ))}
              </tr>
            ))}
          </Roster>
          <GoOn list="organisations" total={total} />
          <ListPages page={page} size={size} total={total} />
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
