import type { FeedLanguage } from '#app/ical/values.ts'

type MailWords = {
  invitation: (title: string) => string
  cancellation: (title: string) => string
  closedInvitation: string
  withdrawal: string
  invites: (name: string) => string
  cancels: (name: string) => string
  withdraws: (name: string) => string
  closed: string
  closedLink: string
  place: string
  answer: (name: string) => string
  reminder: (title: string) => string
  reminders: (count: number) => string
  digest: (count: number) => string
  moreReminders: (count: number) => string
  closedReminder: string
  closedRepresentation: string
  whyReminded: string
  testSubject: string
  test: string
}

const english: MailWords = {
  invitation: (title) => `Invitation: ${title}`,
  cancellation: (title) => `Cancelled: ${title}`,
  closedInvitation: 'Invitation',
  withdrawal: 'An invitation was withdrawn',
  invites: (name) => `${name} invites you.`,
  cancels: (name) => `${name} has cancelled this.`,
  withdraws: (name) => `${name} has withdrawn an invitation that you received. Your calendar program can remove it with this message.`,
  closed: 'What it is about and where it is held are not in this message; you will hear that from them.',
  closedLink: 'What it is about and where it is held are not in this message. You read that in Gezant: ',
  place: 'Place: ',
  answer: (name) => `Answer with your calendar program; ${name} gets the answer.`,
  reminder: (title) => `Reminder: ${title}`,
  reminders: (count) => (count === 1 ? 'A reminder' : `${count} reminders`),
  digest: (count) => (count === 1 ? 'Your day: 1 reminder' : `Your day: ${count} reminders`),
  moreReminders: (count) => (count === 1 ? 'And one more in your inbox:' : `And ${count} more in your inbox:`),
  closedReminder: 'What it is about is not in this message; you read that in Gezant:',
  closedRepresentation: 'A representative speaks for a community until {{when}}',
  whyReminded: 'You asked for these messages. What you are told of, and how, is for you to choose:',
  testSubject: 'Test message',
  test: 'This is a test: the mail server that Gezant uses passed this message on.',
}

const dutch: MailWords = {
  invitation: (title) => `Uitnodiging: ${title}`,
  cancellation: (title) => `Geannuleerd: ${title}`,
  closedInvitation: 'Uitnodiging',
  withdrawal: 'Een uitnodiging is ingetrokken',
  invites: (name) => `${name} nodigt u uit.`,
  cancels: (name) => `${name} heeft dit geannuleerd.`,
  withdraws: (name) => `${name} heeft een uitnodiging die u kreeg ingetrokken. Uw agendaprogramma kan die met dit bericht verwijderen.`,
  closed: 'Waar het over gaat en waar het is, staat niet in dit bericht; dat hoort u van de afzender.',
  closedLink: 'Waar het over gaat en waar het is, staat niet in dit bericht. Dat leest u in Gezant: ',
  place: 'Plaats: ',
  answer: (name) => `Antwoord met uw agendaprogramma; ${name} krijgt het antwoord.`,
  reminder: (title) => `Herinnering: ${title}`,
  reminders: (count) => (count === 1 ? 'Een herinnering' : `${count} herinneringen`),
  digest: (count) => (count === 1 ? 'Uw dag: 1 herinnering' : `Uw dag: ${count} herinneringen`),
  moreReminders: (count) => (count === 1 ? 'En nog één in uw berichten:' : `En nog ${count} in uw berichten:`),
  closedReminder: 'Waar het over gaat, staat niet in dit bericht; dat leest u in Gezant:',
  closedRepresentation: 'Iemand vertegenwoordigt een gemeenschap tot en met {{when}}',
  whyReminded: 'U hebt om deze berichten gevraagd. Waarvan u hoort, en hoe, kiest u zelf:',
  testSubject: 'Testbericht',
  test: 'Dit is een test: de mailserver die Gezant gebruikt, heeft dit bericht doorgegeven.',
}

export const mailWords: Record<FeedLanguage, MailWords> = { en: english, nl: dutch }
