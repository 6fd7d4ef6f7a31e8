import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { commitmentsPage, registerChoices } from '#app/domain/commitments/queries.server.ts'
import { pageAsked } from '#app/http/page-asked.ts'
import { registerAsked } from '#app/http/register-asked.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { rowsPerPage } from '#app/lib/paging.ts'
import { CommitmentList } from '#app/ui/commitment-list.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { PagesNav } from '#app/ui/pages-nav.tsx'
import { RegisterFilters } from '#app/ui/register-filters.tsx'
import { TakeOut } from '#app/ui/take-out.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const query = new URL(args.request.url).searchParams
  const page = pageAsked(query)
  return asActor(actor, async (db) => {
    const filter = registerAsked(query, (await readerFor(db, actor, args.request)).today)
    const found = await commitmentsPage(db, { ...filter, page })
    return { filter, page, writes: canWrite(actor), choices: await registerChoices(db), ...found }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('shell.commitments'))

export default function CommitmentsPage() {
  const { filter, page, writes, choices, rows, total } = useLoaderData<typeof loader>()
  const t = useT()
  const filtered = Object.values(filter).some(Boolean)
  const add = (look: string) => (
    <Link className={look} to="/commitments/new">
      {t('commitments.new')}
    </Link>
  )
  return (
    <>
      <PageHead title={t('shell.commitments')} actions={writes ? add('btn btn-primary') : null} />
      <RegisterFilters filter={filter} choices={choices} />
      <section className="section above-5" aria-labelledby="found">
        <h2 className="vh" id="found">
          {t('shell.commitments')}
        </h2>
        {rows.length > 0 ? <CommitmentList rows={rows} /> : null}
        {total === 0 && filtered ? (
          <Empty
            title={t('commitments.noneFound')}
            action={
              <Link className="btn" to="/commitments">
                {t('commitments.showAll')}
              </Link>
            }
          >
            {t('commitments.noneFoundText')}
          </Empty>
        ) : null}
        {total === 0 && !filtered ? (
          <Empty title={t('commitments.noneTitle')} action={writes ? add('btn') : null}>
            {t('commitments.noneText')}
          </Empty>
        ) : null}
      </section>
      <PagesNav page={page} size={rowsPerPage} total={total} />
      {total > 0 ? <TakeOut list="commitments" /> : null}
    </>
  )
}
