import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeContact } from '#app/domain/contacts/commands.server.ts'
import { type Contact, findContact } from '#app/domain/contacts/queries.server.ts'
import { canEditContact } from '#app/domain/contacts/rules.ts'
import { contactDefaults, parseContact, readContact } from '#app/http/contact-form.server.ts'
import { formOfErased, leaveErased, refuseErased } from '#app/http/erased.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { meanwhileOf, namedInForm, recordChoices, versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { Conflict } from '#app/ui/conflict.tsx'
import { contactConflict } from '#app/ui/contact-conflict.ts'
import { ContactForm, contactFormId } from '#app/ui/contact-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const contact = (isUuid(args.params.id) ? await findContact(db, args.params.id) : undefined) ?? notFound()
    if (!canEditContact(actor, contact)) forbidden()
    leaveErased(contact)
    const { locale } = await readerFor(db, actor, args.request)
    return {
      contact: { id: contact.id, name: contact.name, version: contact.version },
      defaults: contactDefaults(contact),
      named: contact.named,
      choices: await recordChoices(db, actor, locale),
    }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseContact(form)
  return asActor(actor, async (db) => {
    const saved = (isUuid(args.params.id) ? await findContact(db, args.params.id) : undefined) ?? notFound()
    if (!canEditContact(actor, saved)) forbidden()
    refuseErased(saved)
    const again = async (status: number, result = submission.reply(), newer?: Contact) =>
      data(
        {
          result,
          people: await namedInForm(db, form),
          conflict: newer && { saved: contactDefaults(newer), meanwhile: await meanwhileOf(db, newer) },
        },
        { status },
      )
    if (form.has('find')) return again(200)
    if (submission.status !== 'success') return again(422)
    const read = await readContact(db, actor, submission.value, saved)
    if (!read.ok) return again(422, submission.reply({ fieldErrors: read.fieldErrors }))
    const outcome = await changeContact(db, actor, saved.id, versionIn(form), read.input)
    if (outcome.ok) return redirect(`/contacts/${saved.id}`)
    if (outcome.reason === 'changed-meanwhile') return again(409, submission.reply(), outcome.saved)
    if (outcome.reason === 'erased') return formOfErased(saved.id)
    return outcome.reason === 'not-found' ? notFound() : forbidden()
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('contacts.editTitle'))

export default function EditContactPage() {
  const { contact, choices, defaults, named } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const page = `/contacts/${contact.id}`
  return (
    <>
      <PageHead title={t('contacts.editTitle')} crumb={{ to: page, label: contact.name }} />
      {answer?.conflict ? (
        <Conflict
          meanwhile={answer.conflict.meanwhile}
          fields={contactConflict(t, choices, answer.result.initialValue ?? {}, answer.conflict.saved)}
          form={contactFormId}
          keepTo={page}
        />
      ) : null}
      <ContactForm
        key={answer?.people.found.length ? JSON.stringify(answer.people) : undefined}
        choices={choices}
        defaults={defaults}
        named={answer?.people.named ?? named}
        found={answer?.people.found ?? []}
        lastResult={answer?.result}
        version={answer?.conflict?.meanwhile.version ?? contact.version}
        inConflict={answer?.conflict !== undefined}
      />
      <p className="small above-6">
        <Link className="muted" to={`${page}/erasure`}>
          {t('erasure.link')}
        </Link>
      </p>
    </>
  )
}
