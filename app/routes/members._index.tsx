import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { listMembers } from '#app/domain/members/queries.server.ts'
import { requireAdministrator } from '#app/http/require-actor.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { rowsPerPage } from '#app/lib/paging.ts'
import { PageHead } from '#app/ui/page.tsx'
import { PagesNav } from '#app/ui/pages-nav.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireAdministrator(args)
  const asked = Number(new URL(args.request.url).searchParams.get('page'))
  const page = Number.isSafeInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1
  return asActor(actor, async (db) => ({ ...(await listMembers(db, page)), page }))
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('members.title'))

export default function MembersPage() {
  const { rows, total, page } = useLoaderData<typeof loader>()
  const t = useT()
  const { locale, zone } = useReader()
  return (
    <>
      <PageHead
        title={t('members.title')}
        lede={t('members.lede')}
        actions={
          <>
            <Link className="btn" to="/members/desks">
              {t('members.keepDesks')}
            </Link>
            <Link className="btn" to="/members/rooms">
              {t('rooms.keep')}
            </Link>
            <Link className="btn" to="/outbox">
              {t('outbox.title')}
            </Link>
            <Link className="btn btn-primary" to="/members/new">
              {t('members.add')}
            </Link>
          </>
        }
      />
      <div className="scroll">
        <table className="table stack">
          <thead>
            <tr>
              <th scope="col">{t('members.name')}</th>
              <th scope="col">{t('members.email')}</th>
              <th scope="col">{t('members.role')}</th>
              <th scope="col">{t('members.desks')}</th>
              <th scope="col">{t('members.access')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((member) => (
              <tr key={member.id}>
                <th scope="row">
                  <Link to={`/members/${member.id}`}>
                    <bdi>{member.name}</bdi>
                  </Link>
                </th>
                <td>
                  <bdi dir="ltr">{member.email}</bdi>
                </td>
                <td className="keep" data-label={t('members.role')}>
                  {t(`words.role.${member.role}`)}
                </td>
                <td data-label={member.desks.length > 0 ? t('members.desks') : undefined}>
                  <bdi>{member.desks.map((desk) => desk.name).join(', ')}</bdi>
                </td>
                <td className={member.disabledAt ? 'muted keep' : 'keep'}>
                  {member.disabledAt
                    ? t('members.disabled', { date: formatDate(dateAt(member.disabledAt, zone), locale, 'short') })
                    : t('members.active')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PagesNav page={page} size={rowsPerPage} total={total} />
    </>
  )
}
