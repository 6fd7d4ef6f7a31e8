import { cleanLine, cleanText } from '#app/ical/encode.ts'
import { type InvitationMethod, invitationText, type Party, type PartyAnswer, withdrawalText } from '#app/ical/invitation-text.ts'
import { earlierInWords } from '#app/ical/time-words.ts'
import type { FeedEvent, FeedLanguage, FeedTime } from '#app/ical/values.ts'
import { feedWords } from '#app/ical/words.ts'
import { type Mail, subjectLine } from './mail.ts'
import { mailWords } from './words.ts'

type Frame = { language: FeedLanguage; domain: string; organizer: Party; attendee: Party; stamp: Date }

export type InvitationFacts = Frame & {
  method: InvitationMethod
  event: FeedEvent
  answer?: PartyAnswer
  /** False above internal: then neither title nor place nor zone is said. */
  open: boolean
  /** Where the recipient reads the rest; left out for who has no account. */
  link: string | undefined
}

// A zone names a place.
const zoneless = (time: FeedTime): FeedTime => ({ ...time, zone: 'UTC' })

const said = (lines: (string | false | null | undefined)[]) => lines.filter((line) => typeof line === 'string' && line !== '').join('\n')

/** An invitation or a cancellation, to one recipient. */
export function invitationMail(facts: InvitationFacts): Mail {
  const { event, language, organizer, open, method } = facts
  const words = mailWords[language]
  const time = open ? event.time : zoneless(event.time)
  const calendarEvent = { ...event, time, ...(open ? {} : { title: '' }) }
  const replyTo = organizer
  const calendar = { method, text: invitationText({ ...facts, event: calendarEvent, detail: open ? 'limited' : 'busy' }) }
  const paragraphs = open ? openParagraphs(facts) : closedParagraphs(facts, time)
  const titled = method === 'CANCEL' ? words.cancellation : words.invitation
  return { subject: subjectLine(open ? titled(event.title) : words.closedInvitation), language, paragraphs, replyTo, calendar }
}

function openParagraphs({ event, language, organizer, link, method }: InvitationFacts): string[] {
  const [words, drawn] = [mailWords[language], feedWords[language]]
  const name = cleanLine(organizer.name)
  const cancels = method === 'CANCEL'
  const state = event.status === 'proposed' || event.status === 'tentative' || event.status === 'postponed'
  const facts = said([
    cleanText(event.title).trim(),
    earlierInWords(event.time, drawn),
    event.movedFrom && drawn.moved + earlierInWords(event.movedFrom, drawn),
    state && drawn.status[event.status as 'proposed'],
    event.place && words.place + cleanLine(event.place),
  ])
  const joins = !cancels && event.joinLink ? [drawn.join + cleanLine(event.joinLink)] : []
  const reads = link ? [drawn.link + link] : []
  return [cancels ? words.cancels(name) : words.invites(name), facts, ...joins, ...reads, ...(cancels ? [] : [words.answer(name)])]
}

function closedParagraphs({ language, organizer, link }: InvitationFacts, time: FeedTime): string[] {
  const words = mailWords[language]
  const name = cleanLine(organizer.name)
  return [words.invites(name), earlierInWords(time, feedWords[language]), link ? words.closedLink + link : words.closed, words.answer(name)]
}

/** Takes an invitation back, and says no more than that. */
export function withdrawalMail({ language, ...frame }: Frame & { id: string; sequence: number }): Mail {
  const words = mailWords[language]
  const text = withdrawalText(frame)
  return {
    subject: words.withdrawal,
    language,
    paragraphs: [words.withdraws(cleanLine(frame.organizer.name))],
    replyTo: frame.organizer,
    calendar: { method: 'CANCEL', text },
  }
}

export const testMail = (language: FeedLanguage): Mail => ({
  subject: mailWords[language].testSubject,
  language,
  paragraphs: [mailWords[language].test],
})
