import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { readCardSent } from '#app/http/read-card.server.ts'
import { recordChoices } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { CardForm, UnderstoodNotice } from '#app/ui/card-form.tsx'
import { ContactForm } from '#app/ui/contact-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  return asActor(actor, async (db) => {
    const { locale } = await readerFor(db, actor, args.request)
    return { choices: await recordChoices(db, actor, locale), formKey: newFormKey() }
  })
}

/** Reads a card and saves nothing: what it answers is the form of a new contact, filled in. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const answer = await readCardSent(await args.request.formData())
  return data(answer, { status: answer.ok ? 200 : 422 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('cards.title'))

export default function FromCardPage() {
  const { choices, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const crumb = { to: '/contacts', label: t('contacts.title') }
  if (answer?.ok) {
    const defaults = { ...answer.card.defaults, deskId: choices.desks[0]?.id ?? '' }
    return (
      <>
        <PageHead title={t('contacts.new')} crumb={crumb} />
        <UnderstoodNotice card={answer.card} />
        <ContactForm
          action="/contacts/new"
          choices={choices}
          defaults={defaults}
          named={[]}
          found={[]}
          lastResult={undefined}
          formKey={formKey}
        />
      </>
    )
  }
  return (
    <>
      <PageHead title={t('cards.title')} crumb={crumb} lede={t('cards.lede')} />
      <CardForm refused={answer} />
    </>
  )
}
