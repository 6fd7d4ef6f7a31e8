import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { readQuick } from '#app/http/quick-add.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { PageHead } from '#app/ui/page.tsx'
import { QuickUnderstood } from '#app/ui/quick-understood.tsx'

/** GET ?text= reads one line and shows what it says; saving is the new engagement's own form. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const line = (new URL(args.request.url).searchParams.get('text') ?? '').trim().slice(0, 500)
  return asActor(actor, async (db) => {
    const reader = await readerFor(db, actor, args.request)
    return { line, formKey: newFormKey(), read: line ? await readQuick(db, actor, reader, line) : null }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('quick.title'))

export default function QuickAddPage() {
  const { line, read, formKey } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <PageHead title={t('quick.title')} crumb={{ to: '/calendar', label: t('shell.calendar') }} />
      <Form className="form below-6">
        <div className="field">
          <label htmlFor="text">{t('quick.line')}</label>
          <input
            className="input"
            id="text"
            name="text"
            key={line}
            defaultValue={line}
            dir="auto"
            maxLength={500}
            required
            autoComplete="off"
            aria-describedby="text-hint"
          />
          <p className="hint" id="text-hint">
            {t('quick.hint')}
          </p>
        </div>
        <p className="row">
          <button className={read ? 'btn' : 'btn btn-primary'} type="submit">
            {t('quick.read')}
          </button>
        </p>
      </Form>
      {read ? <QuickUnderstood read={read} line={line} formKey={formKey} /> : null}
    </>
  )
}
