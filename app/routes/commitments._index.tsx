import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { commitmentsPage } from '#app/domain/commitments/queries.server.ts'
import { pageAsked } from '#app/http/page-asked.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { rowsPerPage } from '#app/lib/paging.ts'
import { CommitmentList } from '#app/ui/commitment-list.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { PagesNav } from '#app/ui/pages-nav.tsx'
import { commitmentStates, directions } from '#db/schema/words.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const query = new URL(args.request.url).searchParams
  const filter = {
    direction: directions.find((one) => one === query.get('direction')),
    state: commitmentStates.find((one) => one === query.get('state')),
    text: (query.get('q') ?? '').slice(0, 200),
  }
  const page = pageAsked(query)
  return asActor(actor, async (db) => ({ ...filter, page, writes: canWrite(actor), ...(await commitmentsPage(db, { ...filter, page })) }))
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('shell.commitments'))

export default function CommitmentsPage() {
  const { direction, state, text, page, writes, rows, total } = useLoaderData<typeof loader>()
  const t = useT()
  const filtered = Boolean(direction || state || text)
  const add = (look: string) => (
    <Link className={look} to="/commitments/new">
      {t('commitments.new')}
    </Link>
  )
  return (
    <>
      <PageHead title={t('shell.commitments')} actions={writes ? add('btn btn-primary') : null} />
      <Form className="filters filter-row" key={`${direction} ${state} ${text}`}>
        <div className="field">
          <label htmlFor="direction">{t('commitments.direction')}</label>
          <select className="input" id="direction" name="direction" defaultValue={direction ?? ''}>
            <option value="">{t('commitments.anyDirection')}</option>
            {directions.map((one) => (
              <option key={one} value={one}>
                {t(`words.direction.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="state">{t('commitments.state')}</label>
          <select className="input" id="state" name="state" defaultValue={state ?? ''}>
            <option value="">{t('commitments.anyState')}</option>
            {commitmentStates.map((one) => (
              <option key={one} value={one}>
                {t(`words.commitment.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="q">{t('commitments.text')}</label>
          <input className="input" id="q" name="q" type="search" defaultValue={text} maxLength={200} dir="auto" />
        </div>
        <button className="btn" type="submit">
          {t('commitments.filter')}
        </button>
      </Form>
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
    </>
  )
}
