import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { LineErrors, LineWish } from '#app/domain/read-out-lines/lines.server.ts'
import type { AskingLine } from '#app/domain/read-out-lines/parse.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import type { Level } from '#db/schema/words.ts'
import { Empty } from './page.tsx'
import { WaitingLine } from './waiting-line.tsx'

export type Named = { id: string; name: string }

type Props = {
  engagementId: string
  lines: AskingLine[]
  /** For each line, whom the words after @ may mean. */
  meant: string[][]
  level: Level
  owners: Named[]
  partners: Named[]
  wishes?: LineWish[] | undefined
  errors?: Record<string, LineErrors> | undefined
}

/** How the lines of a read-out were understood, each to be mended or left, before anything is made of them. */
export function WaitingLines({ engagementId, lines, meant, level, owners, partners, wishes, errors }: Props) {
  const t = useT()
  const { today } = useReader()
  if (lines.length === 0) {
    return (
      <Empty
        title={t('readOutLines.none')}
        action={
          <Link className="btn" to={`/engagements/${engagementId}`}>
            {t('readOutLines.back')}
          </Link>
        }
      >
        {t('readOutLines.noneText')}
      </Empty>
    )
  }
  return (
    <Form method="post" className="form" noValidate>
      <p>{t('readOutLines.lede')}</p>
      {lines.map((line, index) => {
        const typed = wishes?.find((wish) => wish.line === line.line)
        return (
          <WaitingLine
            key={line.line}
            index={index}
            line={line}
            meant={owners.filter(({ id }) => meant[index]?.includes(id))}
            owners={owners}
            partners={partners}
            typed={typed}
            errors={errors?.[line.line] ?? {}}
            today={today}
          />
        )
      })}
      <p className="small muted">{t('readOutLines.level', { level: t(`words.level.${level}`) })}</p>
      <p className="row">
        <button className="btn btn-primary" type="submit">
          {t('readOutLines.save')}
        </button>
        <Link to={`/engagements/${engagementId}`}>{t('readOutLines.back')}</Link>
      </p>
    </Form>
  )
}
