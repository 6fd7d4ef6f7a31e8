import type { FollowUpChoices } from '#app/domain/follow-ups/choices.server.ts'
import { useT } from '#app/i18n/reader.tsx'

/** Members to choose from, those of the reader's desks first; says of each who no longer signs in or cannot see where it came from. */
export function OwnerOptions({ owners }: { owners: FollowUpChoices['owners'] }) {
  const t = useT()
  const groups = [
    { label: t('followUps.ownDesks'), list: owners.filter((owner) => owner.near) },
    { label: t('followUps.others'), list: owners.filter((owner) => !owner.near) },
  ]
  const say = ({ name, gone, sees }: FollowUpChoices['owners'][number]) =>
    gone ? t('followUps.signedOff', { name }) : sees ? name : t('followUps.cannotSee', { name })
  return (
    <>
      {groups
        .filter((group) => group.list.length > 0)
        .map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.list.map((owner) => (
              <option key={owner.id} value={owner.id}>
                {say(owner)}
              </option>
            ))}
          </optgroup>
        ))}
    </>
  )
}
