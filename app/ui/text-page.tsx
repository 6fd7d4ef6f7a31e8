import '#app/i18n/of-pages.ts'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import type { loadText, saveText } from '#app/http/text-form.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { CommitmentList } from './commitment-list.tsx'
import { Conflict } from './conflict.tsx'
import { DraftButton } from './make-brief.tsx'
import { OpenCommitments } from './open-commitments.tsx'
import { PageHead, Section } from './page.tsx'
import { type TextFields, TextForm } from './text-form.tsx'
import { textTitle } from './text-words.ts'

/** Where a brief, a read-out or a security note is written. */
export function TextPage() {
  const { noun, promises, engagement, defaults, version } = useLoaderData<typeof loadText>()
  const answer = useActionData<typeof saveText>()
  const t = useT()
  const typed = (answer?.result.initialValue ?? {}) as Partial<TextFields>
  const conflict = answer?.conflict
  return (
    <>
      <PageHead title={textTitle(t, noun)} crumb={{ to: `/engagements/${engagement.id}`, label: engagement.title }} />
      {conflict ? (
        <Conflict
          meanwhile={conflict.meanwhile}
          fields={[{ label: t('engagements.body'), yours: typed.body ?? '', saved: conflict.saved.body }]}
          form={noun}
          keepTo={`/engagements/${engagement.id}`}
        />
      ) : null}
      <TextForm
        noun={noun}
        engagement={engagement}
        defaults={defaults}
        version={conflict?.meanwhile.version ?? version}
        result={answer?.result ?? null}
        more={
          <>
            {noun === 'brief' ? <DraftButton engagementId={engagement.id} /> : null}
            {noun === 'read-out' && version > 0 ? (
              <Link to={`/engagements/${engagement.id}/read-out/promises`}>{t('readOutLines.look')}</Link>
            ) : null}
          </>
        }
      />
      {promises ? (
        <div className="above-7">
          <OpenCommitments rows={promises.open} />
          {promises.settled.length > 0 ? (
            <Section id="settled" title={t('register.settled')}>
              <CommitmentList rows={promises.settled} />
            </Section>
          ) : null}
        </div>
      ) : null}
    </>
  )
}
