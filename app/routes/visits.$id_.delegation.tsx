import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { removeGuest } from '#app/domain/delegations/guests.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { findVisit } from '#app/domain/visits/queries.server.ts'
import { addFromForm, changeFromForm, delegationPage } from '#app/http/delegation-form.server.ts'
import { methodOf } from '#app/http/method.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { editableVisit } from '#app/http/visit-asked.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { AddGuests, GroupsCard } from '#app/ui/delegation-aside.tsx'
import { DelegationTable } from '#app/ui/delegation-table.tsx'
import { PageHead, Section } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  return asActor(actor, async (db) => {
    const visit = (await findVisit(db, id)) ?? notFound()
    const { locale } = await readerFor(db, actor, args.request)
    return { ...(await delegationPage(db, visit, locale)), edits: canEditEngagement(actor, visit) }
  })
}

/** POST adds contacts, or changes the guest it names; DELETE takes that guest out. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const visit = await asActor(actor, (db) => editableVisit(db, actor, args.params.id))
  const guest = form.get('guest')
  const here = `/visits/${visit.id}/delegation`
  if (methodOf(args.request, form) === 'DELETE') {
    const removed = isUuid(guest) && (await asActor(actor, (db) => removeGuest(db, actor, visit, guest))).ok
    return removed ? redirect(here) : notFound()
  }
  if (!form.has('guest')) {
    const asked = await asActor(actor, (db) => addFromForm(db, actor, visit, form))
    return asked ? data(asked, { status: asked.error ? 422 : 200 }) : redirect(here)
  }
  const asked = isUuid(guest) ? await changeFromForm(actor, visit, guest, form) : 'gone'
  if (asked === 'gone') return notFound()
  return asked ? data(asked, { status: asked.conflict ? 409 : 422 }) : redirect(`${here}#guest-${guest}`)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('delegation.title'))

export default function DelegationRoute() {
  const { visit, guests, groups, isSplit, edits } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const edited = useSearchParams()[0].get('edit')
  const t = useT()
  return (
    <>
      <PageHead
        title={t('delegation.title')}
        crumb={{ to: `/visits/${visit.id}`, label: visit.title }}
        lede={t('delegation.lede')}
        actions={
          edits ? (
            <Link className="btn" to={`/visits/${visit.id}/delegation/paste`}>
              {t('delegation.paste')}
            </Link>
          ) : null
        }
      />
      <div className="two">
        {edits ? (
          <div>
            <AddGuests asked={answer?.at === 'add' ? answer : undefined} key={guests.length} />
          </div>
        ) : null}
        <div>
          <GroupsCard visitId={visit.id} groups={groups} guests={guests} edits={edits} />
        </div>
      </div>
      <div className="above-4">
        <Section id="people" title={t('delegation.people', { count: guests.length })}>
          {guests.length === 0 ? <p className="muted">{t(isSplit ? 'delegation.emptied' : 'delegation.nobody')}</p> : null}
          <DelegationTable
            visitId={visit.id}
            guests={guests}
            groups={groups}
            edited={edits ? edited : null}
            edits={edits}
            asked={answer?.at === 'guest' ? answer : undefined}
          />
        </Section>
      </div>
    </>
  )
}
