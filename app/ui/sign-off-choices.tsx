import { useT } from '#app/i18n/reader.tsx'
import { type SignOffRole, signOffRoles } from '#db/schema/words.ts'
import { Icon } from './icon.tsx'

/** The roles of sign-offs to tick. */
export function SignOffChoices({ legend, chosen, error }: { legend: string; chosen: readonly SignOffRole[]; error?: string }) {
  const t = useT()
  return (
    <fieldset className={error ? 'field field-error' : 'field'} aria-describedby={error ? 'roles-error' : undefined}>
      <legend className="label">
        <bdi>{legend}</bdi>
      </legend>
      <p className="row">
        {signOffRoles.map((role) => (
          <label className="check" key={role}>
            <input type="checkbox" name="roles" value={role} defaultChecked={chosen.includes(role)} /> {t(`clearance.roleTitle.${role}`)}
          </label>
        ))}
      </p>
      {error ? (
        <p className="error" id="roles-error" role="alert">
          <Icon name="warning" size={14} />
          <span>{error}</span>
        </p>
      ) : null}
    </fieldset>
  )
}
