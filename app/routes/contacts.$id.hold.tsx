import '#app/i18n/of-pages.ts'
import { type FieldMetadata, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { type Actor, canAdminister } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { holdsOn, liftHold, putHold } from '#app/domain/contacts/erasure-holds.server.ts'
import { type HoldForm, holdInput } from '#app/domain/contacts/input.ts'
import { findContact } from '#app/domain/contacts/queries.server.ts'
import { leaveErased } from '#app/http/erased.ts'
import { leaveMerged } from '#app/http/merged-away.server.ts'
import { methodOf } from '#app/http/method.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { HoldsToLift } from '#app/ui/erasure-holds.tsx'
import { FormErrors, SubmitButton, TextArea, TextField } from '#app/ui/form.tsx'
import { PageHead, Section } from '#app/ui/page.tsx'

async function contactToHold(db: ActorDb, actor: Actor, id: string | undefined) {
  const contact = (isUuid(id) ? await findContact(db, id) : undefined) ?? (await leaveMerged(db, id))
  if (!canAdminister(actor)) forbidden()
  leaveErased(contact)
  return contact
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const { id, name } = await contactToHold(db, actor, args.params.id)
    return { contact: { id, name }, holds: await holdsOn(db, id) }
  })
}

/** POST puts a hold, DELETE lifts one. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  return asActor(actor, async (db) => {
    const contact = await contactToHold(db, actor, args.params.id)
    const page = `/contacts/${contact.id}`
    if (methodOf(args.request, form) === 'DELETE') {
      const holdId = form.get('holdId')
      const lifted = isUuid(holdId) && (await liftHold(db, actor, contact.id, holdId)).ok
      return lifted ? redirect(page) : notFound()
    }
    const submission = parseWithZod(form, { schema: holdInput })
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    const { today } = await readerFor(db, actor, args.request)
    const outcome = await putHold(db, actor, contact, submission.value, today)
    if (outcome.ok) return redirect(page)
    return data(submission.reply({ fieldErrors: { untilOn: ['errors.notLater'] } }), { status: 422 })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('erasure.hold.title'))

export default function HoldPage() {
  const { contact, holds } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<HoldForm>({ id: 'hold', lastResult: lastResult ?? null })
  const t = useT()
  return (
    <>
      <PageHead
        title={t('erasure.hold.title')}
        crumb={{ to: `/contacts/${contact.id}`, label: contact.name }}
        lede={t('erasure.hold.lede')}
      />
      {holds.length > 0 ? (
        <Section id="standing" title={t('erasure.hold.standing')}>
          <HoldsToLift holds={holds} />
        </Section>
      ) : null}
      <Form method="post" className="form above-5" id={form.id} noValidate>
        <FormErrors form={form} />
        <TextArea
          field={fields.reason as FieldMetadata<string>}
          label={t('erasure.hold.reason')}
          hint={t('erasure.hold.reasonHint')}
          rows={3}
          required
        />
        <TextField field={fields.untilOn as FieldMetadata<string>} label={t('erasure.hold.untilOn')} type="date" required />
        <p className="row">
          <SubmitButton>{t('erasure.hold.put')}</SubmitButton>
        </p>
      </Form>
    </>
  )
}
