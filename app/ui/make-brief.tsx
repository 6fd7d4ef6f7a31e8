import '#app/i18n/of-pages.ts'
import { Form } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'

const draftPath = (engagementId: string) => `/engagements/${engagementId}/brief/draft`

/** One click to a draft of what is known. */
export function MakeBrief({ engagementId }: { engagementId: string }) {
  const t = useT()
  return (
    <Form method="post" action={draftPath(engagementId)} className="above-3">
      <button className="btn" type="submit">
        {t('briefs.make')}
      </button>
      <p className="small muted above-2">{t('briefs.makeHint')}</p>
    </Form>
  )
}

/** The same from inside the form of a brief, which is sent along, so that nothing typed is lost. */
export function DraftButton({ engagementId, again = false }: { engagementId: string; again?: boolean }) {
  const t = useT()
  return (
    <button className="btn" type="submit" formAction={draftPath(engagementId)}>
      {again ? t('briefs.again') : t('briefs.draft')}
    </button>
  )
}

/** Puts the text beside the form into it, and the form's beside it. */
export function SwapButton({ engagementId }: { engagementId: string }) {
  const t = useT()
  return (
    <button className="btn" type="submit" form="brief" formAction={draftPath(engagementId)} name="swap" value="yes">
      {t('briefs.swap')}
    </button>
  )
}
