import { todayIn } from '#app/lib/dates.ts'
import { isZone } from '#app/lib/zones.ts'
import type { Mail } from '#app/mail/mail.ts'
import { reminderMail } from '#app/mail/reminder-mail.ts'
import type { MessageKind, MessageLanguage } from '#db/schema/words.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { homeZone } from './clocks.ts'
import { unreadOfMessage } from './queries.server.ts'

const mostLines = 50

type Wish = { id: string; kind: MessageKind; language: MessageLanguage; zone: string | null; publicUrl: string; now: Date }

/** What a reminder or a digest says to the actor at this moment; undefined when nothing of it is left. */
export async function composeReminder(db: ActorDb, { id, kind, language, zone, publicUrl, now }: Wish): Promise<Mail | undefined> {
  const { rows, total } = await unreadOfMessage(db, id, now, mostLines)
  if (rows.length === 0) return undefined
  const own = zone !== null && isZone(zone) ? zone : homeZone
  const lines = rows.map(({ level, ...row }) => ({ ...row, open: level === 'public' || level === 'internal' }))
  return reminderMail({
    language,
    zone: own,
    today: todayIn(own, now),
    lines,
    more: total - rows.length,
    publicUrl,
    digest: kind === 'digest',
  })
}
