import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { addContact } from '#app/domain/contacts/commands.server.ts'
import { type Likely, likelySame } from '#app/domain/merges/likely.server.ts'
import { parseContact, readContact } from '#app/http/contact-form.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { namedInForm, recordChoices } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { ContactForm } from '#app/ui/contact-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  return asActor(actor, async (db) => {
    const { locale } = await readerFor(db, actor, args.request)
    const choices = await recordChoices(db, actor, locale)
    return {
      choices,
      defaults: { level: 'internal' as const, deskId: choices.desks[0]?.id ?? '' },
      formKey: newFormKey(),
    }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const form = await args.request.formData()
  const key = String(form.get('formKey'))
  const submission = parseContact(form)
  return asActor(actor, async (db) => {
    const again = async (result = submission.reply(), likely: Likely[] = []) =>
      data({ result, people: await namedInForm(db, form), likely }, { status: form.has('find') ? 200 : 422 })
    if (form.has('find') || submission.status !== 'success' || !isUuid(key)) return again()
    const read = await readContact(db, actor, submission.value)
    if (!read.ok) return again(submission.reply({ fieldErrors: read.fieldErrors }))
    const likely = form.has('anyway') ? [] : await likelySame(db, read.input)
    if (likely.length > 0) return again(submission.reply(), likely)
    return redirect(`/contacts/${await once(db, actor, key, () => addContact(db, actor, read.input))}`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('contacts.new'))

export default function NewContactPage() {
  const { choices, defaults, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('contacts.new')} crumb={{ to: '/contacts', label: t('contacts.title') }} />
      <ContactForm
        key={answer?.people.found.length ? JSON.stringify(answer.people) : undefined}
        choices={choices}
        defaults={defaults}
        named={answer?.people.named ?? []}
        found={answer?.people.found ?? []}
        lastResult={answer?.result}
        formKey={formKey}
        likely={answer?.likely}
      />
    </>
  )
}
