import { Form, Link } from '@remix-run/react'
import type { Group } from '#app/domain/delegations/queries.server.ts'
import type { Asked, GuestLine } from '#app/http/delegation-form.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { SubmitButton, sayError } from './form.tsx'
import { Section } from './page.tsx'
import { Picker } from './picker.tsx'

/** Finds contacts in any spelling and adds them. */
export function AddGuests({ asked }: { asked: Pick<Asked, 'chosen' | 'found' | 'error'> | undefined }) {
  const t = useT()
  return (
    <Section id="add" title={t('delegation.add')}>
      <Form method="post" className="form" noValidate>
        <Picker
          name="contactIds"
          kind="contact"
          label={t('delegation.addContacts')}
          chosen={asked?.chosen ?? []}
          found={asked?.found}
          error={asked?.error ? sayError(t, asked.error) : ''}
        />
        <p>
          <SubmitButton>{t('delegation.addButton')}</SubmitButton>
        </p>
      </Form>
    </Section>
  )
}

/** Groups and vehicles, with how many are in each. */
export function GroupsCard(props: {
  visitId: string
  groups: Group[]
  guests: Pick<GuestLine, 'groupId' | 'vehicleId'>[]
  edits: boolean
}) {
  const { visitId, groups, guests, edits } = props
  const t = useT()
  return (
    <Section
      id="groups"
      title={t('delegation.groups')}
      aside={edits ? <Link to={`/visits/${visitId}/delegation/groups`}>{t('delegation.manageGroups')}</Link> : null}
    >
      {groups.length === 0 ? <p className="muted">{t('delegation.noGroups')}</p> : null}
      <ul className="list list-tight">
        {groups.map(({ id, kind, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            <p className="small muted">
              {t(`delegation.kind.${kind}`)} ·{' '}
              {t('delegation.people', { count: guests.filter((guest) => guest.groupId === id || guest.vehicleId === id).length })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
