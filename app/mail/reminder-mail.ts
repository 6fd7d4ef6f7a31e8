import en from '#app/i18n/en/notices.ts'
import nl from '#app/i18n/nl/notices.ts'
import { cleanLine } from '#app/ical/encode.ts'
import type { FeedLanguage } from '#app/ical/values.ts'
import { sayDue } from '#app/lib/say-due.ts'
import type { NoticeKind } from '#db/schema/words.ts'
import { type Mail, subjectLine } from './mail.ts'
import { mailWords } from './words.ts'

type Line = {
  kind: NoticeKind
  title: string
  other?: string | null
  path: string
  due: string
  /** False above internal: then nobody and nothing is named, and the link leads to the rest. */
  open: boolean
}

type Facts = { language: FeedLanguage; zone: string; today: string; lines: Line[]; more: number; publicUrl: string; digest: boolean }

const says = { en: en.says, nl: nl.says }

/** What a member is reminded of, to themselves: each with a link to where something can be done about it. */
export function reminderMail(facts: Facts): Mail {
  const { language, lines, more, publicUrl, digest } = facts
  const words = mailWords[language]
  const count = lines.length + more
  const [only] = lines
  const subject = digest ? words.digest(count) : count === 1 && only?.open ? words.reminder(only.title) : words.reminders(count)
  return {
    subject: subjectLine(subject),
    language,
    paragraphs: [
      ...lines.map((line) => paragraph(line, facts)),
      ...(more > 0 ? [`${words.moreReminders(more)}\n${publicUrl}/inbox`] : []),
      `${words.whyReminded}\n${publicUrl}/settings/reminders`,
    ],
  }
}

function paragraph({ kind, title, other, path, due, open }: Line, { language, zone, today, publicUrl }: Facts): string {
  const words = mailWords[language]
  const when = sayDue(due, { locale: language, zone, today })
  const sentence = open || kind !== 'representation-ends' ? says[language][kind] : words.closedRepresentation
  const said = sentence.replace('{{when}}', () => when).replace('{{other}}', () => cleanLine(other ?? ''))
  const place = open && kind === 'engagement-tomorrow' && other ? [words.place + cleanLine(other)] : []
  const link = `${publicUrl}${path}`
  return open ? [cleanLine(title), said, ...place, link].join('\n') : [said, words.closedReminder, link].join('\n')
}
