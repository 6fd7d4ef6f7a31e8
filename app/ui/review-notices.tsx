import '#app/i18n/of-pages.ts'
import { Form } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'
import { Icon } from './icon.tsx'

type Props = { cancelled: boolean; deleting: boolean; changed: boolean }

/** Why the messages are there to be read, where nobody asked for them. */
export function ReviewNotices({ cancelled, deleting, changed }: Props) {
  const t = useT()
  const why = deleting ? t('invitations.deletingTell') : cancelled ? t('invitations.cancelledTell') : null
  return (
    <>
      {changed ? (
        <p className="notice notice-late below-5" role="alert">
          <Icon name="warning" /> {t('invitations.changed')}
        </p>
      ) : null}
      {why ? (
        <p className="notice notice-hold below-5">
          <Icon name="warning" /> {why}
        </p>
      ) : null}
    </>
  )
}

/** Deletes all the same, and leaves the invitations where they are. */
export function DeleteUntold({ id }: { id: string }) {
  const t = useT()
  return (
    <Form method="post" action={`/engagements/${id}/deletion`} className="above-4">
      <input type="hidden" name="untold" value="1" />
      <button type="submit" className="btn btn-danger">
        {t('invitations.untold')}
      </button>
    </Form>
  )
}
