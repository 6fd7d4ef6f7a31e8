import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findChromium } from '#app/documents/pdf.server.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { handoutScope } from '#app/domain/handouts/programme.server.ts'
import { handoutsOf } from '#app/domain/handouts/queries.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { editableVisit } from '#app/http/visit-asked.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { HandoutForm } from '#app/ui/handout-form.tsx'
import { HandoutList } from '#app/ui/handout-list.tsx'
import { LeftOut, NotCleared } from '#app/ui/not-cleared.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const { id, title, level, zone } = await editableVisit(db, actor, args.params.id)
    return {
      visit: { id, title, level, zone },
      scope: await handoutScope(db, id),
      handouts: await handoutsOf(db, id),
      makesPdf: findChromium() !== undefined,
      formKey: newFormKey(),
    }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('handouts.title'))

export default function HandoutsPage() {
  const { visit, scope, handouts, makesPdf, formKey } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <PageHead title={t('handouts.title')} crumb={{ to: `/visits/${visit.id}`, label: visit.title }} lede={t('handouts.lede')} />
      <div className="two">
        <div>
          <NotCleared visit={visit} missing={scope.missing} />
          <LeftOut items={scope.leftOut} />
          {scope.missing.length > 0 ? null : <HandoutForm visit={visit} counts={scope.counts} makesPdf={makesPdf} formKey={formKey} />}
        </div>
        <HandoutList visit={visit} handouts={handouts} />
      </div>
    </>
  )
}
