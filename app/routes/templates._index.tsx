import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { allTemplates, mayChangeTemplate } from '#app/domain/templates/queries.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { TemplateList } from '#app/ui/template-list.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const all = await allTemplates(db, actor)
    const rows = all.map(({ brief, ...row }) => ({ ...row, hasBrief: brief !== '', mayChange: mayChangeTemplate(actor, row) }))
    return { rows, writes: canWrite(actor) }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('templates.heading'))

export default function TemplatesPage() {
  const { rows, writes } = useLoaderData<typeof loader>()
  const t = useT()
  const add = (look: string) => (
    <Link className={look} to="/templates/new">
      {t('templates.new')}
    </Link>
  )
  return (
    <>
      <PageHead
        title={t('templates.heading')}
        crumb={{ to: '/calendar', label: t('shell.calendar') }}
        lede={t('templates.lede')}
        actions={writes ? add('btn btn-primary') : null}
      />
      {rows.length > 0 ? (
        <TemplateList rows={rows} writes={writes} />
      ) : (
        <Empty title={t('templates.noneTitle')} action={writes ? add('btn') : null}>
          {t('templates.noneText')}
        </Empty>
      )}
    </>
  )
}
