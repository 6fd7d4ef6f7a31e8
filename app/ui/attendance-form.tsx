import { Form, Link } from '@remix-run/react'
import type { Attendance } from '#app/domain/delegations/attendance.ts'
import type { Group } from '#app/domain/delegations/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { SubmitButton, sayError } from './form.tsx'

type Typed = { who: 'whole' | 'part'; groupIds: readonly string[]; guestIds: readonly string[] }
type Props = {
  visitId: string
  groups: Group[]
  guests: { id: string; name: string }[]
  attendance: Attendance | null
  error: string | undefined
  typed: Typed | undefined
}

/** Says who of the delegation is in an item: all, or the ticked groups and people. */
export function AttendanceForm({ visitId, groups, guests, attendance, error, typed }: Props) {
  const t = useT()
  const shown = typed ?? { who: attendance ? 'part' : 'whole', groupIds: attendance?.groupIds ?? [], guestIds: attendance?.guestIds ?? [] }
  return (
    <Form method="post" className="form" noValidate>
      <input type="hidden" name="version" value={attendance?.version ?? 0} />
      <fieldset className="field" aria-describedby={error ? 'who-error' : undefined}>
        <legend className="label">{t('delegation.attendance')}</legend>
        <p className="row">
          {(['whole', 'part'] as const).map((who) => (
            <label className="check" key={who}>
              <input type="radio" name="who" value={who} defaultChecked={shown.who === who} /> {t(`delegation.${who}`)}
            </label>
          ))}
        </p>
        {error ? (
          <p className="error" id="who-error" role="alert">
            {sayError(t, error)}
          </p>
        ) : null}
      </fieldset>
      <Boxes legend={t('delegation.chooseGroups')} name="groupIds" list={groups} ticked={shown.groupIds} />
      <Boxes legend={t('delegation.choosePeople')} name="guestIds" list={guests} ticked={shown.guestIds} />
      {groups.length + guests.length === 0 ? (
        <p>
          {t('delegation.noParty')} <Link to={`/visits/${visitId}/delegation`}>{t('delegation.open')}</Link>
        </p>
      ) : null}
      <p className="row">
        <SubmitButton>{t('delegation.saveAttendance')}</SubmitButton>
      </p>
    </Form>
  )
}

type Box = { id: string; name: string; note?: string | undefined }

export function Boxes(props: { legend: string; name: string; list: Box[]; ticked: readonly string[] }) {
  const { legend, name, list, ticked } = props
  if (list.length === 0) return null
  return (
    <fieldset className="field for-part">
      <legend className="label">{legend}</legend>
      <div className="boxes">
        {list.map((one) => (
          <label className="check" key={one.id}>
            <input type="checkbox" name={name} value={one.id} defaultChecked={ticked.includes(one.id)} /> <bdi>{one.name}</bdi>
            {one.note ? <small className="muted">{one.note}</small> : null}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
