import { Link } from '@remix-run/react'
import type { Group } from '#app/domain/delegations/queries.server.ts'
import type { Asked, GuestLine } from '#app/http/delegation-form.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { LevelBadge } from './badges.tsx'
import { sayRole } from './delegation-role.ts'
import { GuestForm } from './guest-form.tsx'

type Props = {
  visitId: string
  guests: GuestLine[]
  groups: Group[]
  /** The guest whose form stands in the row's place. */
  edited: string | null
  edits: boolean
  asked: Asked | undefined
}

/** A row for each guest. There is no column of needs for whoever may see none. */
export function DelegationTable({ visitId, guests, groups, edited, edits, asked }: Props) {
  const t = useT()
  if (guests.length === 0) return null
  const withNeeds = guests.some(({ needs }) => needs.length > 0)
  const columns = 4 + (withNeeds ? 1 : 0) + (edits ? 1 : 0)
  return (
    <table className="table stack delegation">
      <colgroup>
        <col className="c-name" />
        <col span={columns - (edits ? 2 : 1)} />
        {edits ? <col className="c-mark" /> : null}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('delegation.name')}</th>
          <th scope="col">{t('delegation.role')}</th>
          <th scope="col">{t('delegation.languages')}</th>
          <th scope="col">{t('delegation.places')}</th>
          {withNeeds ? <th scope="col">{t('delegation.needs')}</th> : null}
          {edits ? <td /> : null}
        </tr>
      </thead>
      <tbody>
        {guests.map((guest) =>
          guest.id === edited ? (
            <tr key={guest.id} id={`guest-${guest.id}`}>
              <td colSpan={columns}>
                <GuestForm visitId={visitId} guest={guest} groups={groups} asked={asked} />
              </td>
            </tr>
          ) : (
            <Row key={guest.id} visitId={visitId} guest={guest} groups={groups} withNeeds={withNeeds} edits={edits} />
          ),
        )}
      </tbody>
    </table>
  )
}

type RowProps = { visitId: string; guest: GuestLine; groups: Group[]; withNeeds: boolean; edits: boolean }

function Row({ visitId, guest, groups, withNeeds, edits }: RowProps) {
  const t = useT()
  const places = groups.filter(({ id }) => id === guest.groupId || id === guest.vehicleId)
  const notes = [
    guest.post === guest.name ? null : guest.post,
    guest.organisation,
    guest.answer === 'declined' ? t('visits.declined') : null,
  ].filter(Boolean)
  return (
    <tr id={`guest-${guest.id}`}>
      <th scope="row">
        <Link className="plain" to={`/contacts/${guest.contactId}`}>
          <bdi>{guest.name}</bdi>
        </Link>
        {guest.original ? (
          <p className="muted">
            <bdi lang={guest.original.language ?? undefined}>{guest.original.name}</bdi>
          </p>
        ) : null}
        {notes.map((note) => (
          <p className="small muted" key={note}>
            <bdi>{note}</bdi>
          </p>
        ))}
      </th>
      <td data-label={guest.role ? t('delegation.role') : undefined}>
        <bdi>{sayRole(t, guest.role)}</bdi>
      </td>
      <td data-label={guest.speaks ? t('delegation.languages') : undefined}>
        <bdi>{guest.speaks}</bdi>
      </td>
      <td data-label={places.length > 0 ? t('delegation.places') : undefined}>
        <span className="who">
          {places.map(({ id, name }) => (
            <bdi key={id}>{name}</bdi>
          ))}
        </span>
      </td>
      {withNeeds ? (
        <td data-label={guest.needs.length > 0 ? t('delegation.needs') : undefined}>
          {guest.needs.map(({ id, body, level }) => (
            <p key={id} className="lines">
              <bdi>{body}</bdi> <LevelBadge level={level} />
            </p>
          ))}
        </td>
      ) : null}
      {edits ? (
        <td className="end">
          <Link to={`/visits/${visitId}/delegation?edit=${guest.id}#guest-${guest.id}`} preventScrollReset>
            {t('delegation.edit')}
            <span className="vh">, {guest.name}</span>
          </Link>
        </td>
      ) : null}
    </tr>
  )
}
