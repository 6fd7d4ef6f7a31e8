import '#app/i18n/of-pages.ts'
import { useT } from '#app/i18n/reader.tsx'

/** Takes a written brief along, as the reader sees it. */
export function BriefFiles({ engagementId, makesPdf }: { engagementId: string; makesPdf: boolean }) {
  const t = useT()
  return (
    <form method="post" action={`/engagements/${engagementId}/brief/file`} className="row above-3">
      <button className="btn btn-small" type="submit" name="format" value="docx">
        {t('briefs.file.docx')}
      </button>
      {makesPdf ? (
        <button className="btn btn-small" type="submit" name="format" value="pdf">
          {t('briefs.file.pdf')}
        </button>
      ) : (
        <span className="small muted">{t('briefs.file.noPdf')}</span>
      )}
    </form>
  )
}
