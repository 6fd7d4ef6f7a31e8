import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeContact } from '#app/domain/contacts/commands.server.ts'
import type { Contact } from '#app/domain/contacts/queries.server.ts'
import { canEditContact } from '#app/domain/contacts/rules.ts'
import { contactDefaults, parseContact, readContact } from '#app/http/contact-form.server.ts'
import { formOfErased, leaveErased, refuseErased } from '#app/http/erased.ts'
import { findContactOrKept, typedOfMerged } from '#app/http/merged-away.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { meanwhileOf, namedInForm, recordChoices, versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { Conflict, type ConflictField } from '#app/ui/conflict.tsx'
import { contactConflict } from '#app/ui/contact-conflict.ts'
import { ContactForm, contactFormId } from '#app/ui/contact-form.tsx'
import { MovedContact } from '#app/ui/moved-contact.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const contact = (await findContactOrKept(db, args.params.id)) ?? notFound()
    const moved = contact.id !== args.params.id
    const edits = canEditContact(actor, contact)
    if (!edits && !moved) forbidden()
    leaveErased(contact)
    const { locale } = await readerFor(db, actor, args.request)
    return {
      contact: { id: contact.id, name: contact.name, version: contact.version },
      defaults: contactDefaults(contact),
      named: contact.named,
      moved: moved && { id: contact.id, name: contact.name, edits },
      choices: await recordChoices(db, actor, locale),
    }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseContact(form)
  return asActor(actor, async (db) => {
    const saved = (await findContactOrKept(db, args.params.id)) ?? notFound()
    const edits = canEditContact(actor, saved)
    const moved = saved.id !== args.params.id && { id: saved.id, name: saved.name, edits }
    if (!edits && !moved) forbidden()
    refuseErased(saved)
    const again = async (status: number, result = submission.reply(), newer?: Contact) =>
      data(
        {
          result,
          people: moved ? { named: saved.named, found: [] } : await namedInForm(db, form),
          moved,
          conflict: newer && { saved: contactDefaults(newer), meanwhile: await meanwhileOf(db, newer) },
        },
        { status },
      )
    if (moved) {
      const typed = submission.reply()
      return again(409, edits ? { ...typed, initialValue: typedOfMerged(typed.initialValue ?? {}, saved) } : typed, saved)
    }
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
  const { contact, choices, defaults, named, ...loaded } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const moved = answer?.moved || loaded.moved
  const page = `/contacts/${moved ? moved.id : contact.id}`
  const typed = answer?.conflict ? contactConflict(t, choices, answer.result.initialValue ?? {}, answer.conflict.saved) : []
  if (moved && !moved.edits) return <MovedPage {...moved} typed={typed} />
  return (
    <>
      <PageHead title={t('contacts.editTitle')} crumb={{ to: page, label: contact.name }} />
      {moved ? <MovedContact id={moved.id} name={moved.name} typed={[]} /> : null}
      {answer?.conflict ? <Conflict meanwhile={answer.conflict.meanwhile} fields={typed} form={contactFormId} keepTo={page} /> : null}
      <ContactForm
        key={answer?.people.found.length ? JSON.stringify(answer.people) : undefined}
        action={moved ? `${page}/edit` : undefined}
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

function MovedPage(moved: { id: string; name: string; typed: ConflictField[] }) {
  const t = useT()
  return (
    <>
      <PageHead title={t('contacts.editTitle')} crumb={{ to: `/contacts/${moved.id}`, label: moved.name }} />
      <MovedContact {...moved} />
    </>
  )
}
