import '#app/i18n/of-pages.ts'
import type { MadeDraft } from '#app/http/brief-draft.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import type { Level } from '#db/schema/words.ts'
import { BriefSources } from './brief-sources.tsx'
import { DraftButton, SwapButton } from './make-brief.tsx'
import { Notice } from './notice.tsx'
import { PageHead, Section } from './page.tsx'
import { TextForm } from './text-form.tsx'

/** A draft to look over and save; where something was written already, that stays in the form and the draft stands beside it. */
export function BriefDraftPage({ engagement, made }: { engagement: { id: string; title: string; level: Level }; made: MadeDraft }) {
  const t = useT()
  const { body, beside, draftIn, level, dueOn, version, sources, leftOut, readers } = made
  return (
    <>
      <PageHead title={t('engagements.brief')} crumb={{ to: `/engagements/${engagement.id}`, label: engagement.title }} />
      <Notice>{beside === null ? t('briefs.made') : t(`briefs.kept.${draftIn}`)}</Notice>
      <TextForm
        noun="brief"
        engagement={engagement}
        defaults={{ body, level, dueOn }}
        version={version}
        levelNote={t('briefs.levelHint', { level: t(`words.level.${level}`) })}
        more={
          beside === null ? (
            <DraftButton engagementId={engagement.id} again />
          ) : (
            <textarea name="beside" defaultValue={beside} hidden readOnly />
          )
        }
      />
      <div className="above-7">
        {beside === null ? null : (
          <Section id="beside" title={draftIn === 'beside' ? t('briefs.theDraft') : t('briefs.yours')}>
            <p className="row below-4">
              <SwapButton engagementId={engagement.id} />
            </p>
            <p className="prose lines" dir="auto">
              {beside}
            </p>
          </Section>
        )}
        <BriefSources sources={sources} leftOut={leftOut} readers={readers} />
      </div>
    </>
  )
}
