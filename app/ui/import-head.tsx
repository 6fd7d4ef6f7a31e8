import '#app/i18n/of-pages.ts'
import type { Import } from '#app/domain/imports/queries.server.ts'
import { sayImport } from '#app/i18n/import-words.ts'
import { type Translate, useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { LevelBadge } from './badges.tsx'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'
import { PageHead } from './page.tsx'

type Head = Pick<Import, 'fileName' | 'state' | 'desk' | 'level' | 'notes' | 'createdAt'>

type Props = { found: Head; said: 'kept' | 'meanwhile' | undefined; sayNote?: (t: Translate, note: string) => string }

const sayOfCalendar = (t: Translate, note: string) => sayImport(t, 'notes', note)

/** What file it is, where its engagements are kept, and what is to be known of it as a whole. */
export function ImportHead({ found, said, sayNote = sayOfCalendar }: Props) {
  const t = useT()
  const { zone, locale } = useReader()
  const date = formatDate(dateAt(found.createdAt, zone), locale, 'short')
  return (
    <>
      <PageHead
        title={<bdi>{found.fileName}</bdi>}
        crumb={{ to: '/imports', label: t('imports.title') }}
        meta={
          <>
            <span>{t('imports.stateOn', { state: t(`imports.state.${found.state}`), date })}</span>
            <bdi>{found.desk}</bdi>
            <LevelBadge level={found.level} />
          </>
        }
      />
      {said === 'kept' ? <Notice>{t('imports.kept')}</Notice> : null}
      {said === 'meanwhile' ? <Warning sentences={[t('imports.meanwhile')]} /> : null}
      {found.notes.length > 0 ? <Warning sentences={found.notes.map((note) => sayNote(t, note))} /> : null}
    </>
  )
}

function Warning({ sentences }: { sentences: string[] }) {
  return (
    <div className="notice notice-hold below-5" role="status">
      <Icon name="warning" />
      <div>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </div>
  )
}
