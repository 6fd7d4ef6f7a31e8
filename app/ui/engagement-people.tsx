import type { ChosenNames, Named } from '#app/domain/engagements/choices.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { sayError } from './form.tsx'
import { Picker } from './picker.tsx'

type Props = {
  chosen: ChosenNames
  found?: { kind: string; list: Named[] } | undefined
  errors: Record<string, string[] | null>
  needToKnow: boolean
}

/** With whom, and who of ours. */
export function EngagementPeople({ chosen, found, errors, needToKnow }: Props) {
  const t = useT()
  const of = (kind: string) => (found?.kind === kind ? found.list : undefined)
  const error = (name: keyof ChosenNames) => errors[name]?.map((one) => sayError(t, one)).join(' ') ?? ''
  return (
    <>
      <Picker
        name="organisationIds"
        kind="organisation"
        label={t('engagements.withOrganisations')}
        chosen={chosen.organisationIds}
        found={of('organisation')}
        error={error('organisationIds')}
      />
      <Picker
        name="contactIds"
        kind="contact"
        label={t('engagements.withContacts')}
        chosen={chosen.contactIds}
        found={of('contact')}
        error={error('contactIds')}
      />
      <Picker
        name="memberIds"
        kind="member"
        label={t('engagements.ours')}
        chosen={chosen.memberIds}
        found={of('member')}
        error={error('memberIds')}
      />
      {needToKnow || chosen.namedIds.length > 0 ? (
        <Picker
          name="namedIds"
          kind="member"
          label={t('engagements.named')}
          hint={t('engagements.namedHint')}
          chosen={chosen.namedIds}
          found={of('member')}
          error={error('namedIds')}
        />
      ) : null}
    </>
  )
}
