import type { DelegationRole, DocumentLanguage, Level, ProgrammeReader } from '#db/schema/words.ts'

export type ProgrammeWords = {
  programme: string
  for: Record<ProgrammeReader, string>
  level: Record<Level, string>
  timesIn: (city: string, offset: string) => string
  from: (offset: string, date: string) => string
  prepared: (moment: string) => string
  time: string
  what: string
  where: string
  name: string
  post: string
  delegation: string
  ours: string
  host: string
  guests: string
  purpose: string
  withWhom: string
  forWhom: string
  forPart: string
  forAll: string
  delegationRole: Record<DelegationRole, string>
  needs: string
  chair: string
  interpreter: string
  'note-taker': string
  declined: string
  allDay: string
  noHour: string
  noDay: string
  provisional: string
  oursOnly: string
  cancelled: string
  postponed: string
  empty: string
  changedSince: (date: string) => string
  unchangedSince: (date: string) => string
  added: string
  was: (what: string) => string
  wasNowhere: string
  gone: string
  goneMany: (count: number) => string
}

const english: ProgrammeWords = {
  programme: 'Programme',
  for: { full: 'For our own use', hosts: 'For the hosts', delegation: 'For the delegation' },
  level: { public: 'Public', internal: 'Internal', confidential: 'Confidential', 'need-to-know': 'Need-to-know' },
  timesIn: (city, offset) => `Times in ${city}, ${offset}`,
  from: (offset, date) => `${offset} from ${date}`,
  prepared: (moment) => `Prepared ${moment}`,
  time: 'Time',
  what: 'What',
  where: 'Where',
  name: 'Name',
  post: 'Post',
  delegation: 'Delegation',
  ours: 'On the side of the hosts',
  host: 'Host',
  guests: 'Guests',
  purpose: 'Purpose',
  withWhom: 'With',
  forWhom: 'for',
  forPart: 'for part of the delegation',
  forAll: 'for the whole delegation',
  delegationRole: { head: 'head of delegation', member: 'member', adviser: 'adviser', security: 'security', interpreter: 'interpreter' },
  needs: 'Needs, for our own use',
  chair: 'chair',
  interpreter: 'interpreter',
  'note-taker': 'note taker',
  declined: 'declined',
  allDay: 'All day',
  noHour: 'No time yet',
  noDay: 'Day and time to be agreed',
  provisional: 'provisional',
  oursOnly: 'ours only',
  cancelled: 'Cancelled',
  postponed: 'Postponed',
  empty: 'Nothing has been put into the programme yet.',
  changedSince: (date) => `Changed since ${date}`,
  unchangedSince: (date) => `Unchanged since ${date}`,
  added: 'New',
  was: (what) => `was ${what}`,
  wasNowhere: 'had no place',
  gone: 'No longer in the programme',
  goneMany: (count) =>
    count === 1 ? 'One other item is no longer in the programme' : `${count} other items are no longer in the programme`,
}

const dutch: ProgrammeWords = {
  programme: 'Programma',
  for: { full: 'Voor eigen gebruik', hosts: 'Voor de gastheren', delegation: 'Voor de delegatie' },
  level: { public: 'Openbaar', internal: 'Intern', confidential: 'Vertrouwelijk', 'need-to-know': 'Need-to-know' },
  timesIn: (city, offset) => `Tijden in ${city}, ${offset}`,
  from: (offset, date) => `${offset} vanaf ${date}`,
  prepared: (moment) => `Opgemaakt ${moment}`,
  time: 'Tijd',
  what: 'Wat',
  where: 'Waar',
  name: 'Naam',
  post: 'Functie',
  delegation: 'Delegatie',
  ours: 'Van de kant van de gastheren',
  host: 'Gastheer',
  guests: 'Gasten',
  purpose: 'Doel',
  withWhom: 'Met',
  forWhom: 'voor',
  forPart: 'voor een deel van de delegatie',
  forAll: 'voor de hele delegatie',
  delegationRole: { head: 'delegatieleider', member: 'lid', adviser: 'adviseur', security: 'beveiliging', interpreter: 'tolk' },
  needs: 'Behoeften, voor eigen gebruik',
  chair: 'voorzitter',
  interpreter: 'tolk',
  'note-taker': 'notulist',
  declined: 'afgezegd',
  allDay: 'Hele dag',
  noHour: 'Nog geen tijd',
  noDay: 'Dag en tijd worden nog afgesproken',
  provisional: 'onder voorbehoud',
  oursOnly: 'alleen voor ons',
  cancelled: 'Geannuleerd',
  postponed: 'Uitgesteld',
  empty: 'Er staat nog niets in het programma.',
  changedSince: (date) => `Gewijzigd sinds ${date}`,
  unchangedSince: (date) => `Ongewijzigd sinds ${date}`,
  added: 'Nieuw',
  was: (what) => `was ${what}`,
  wasNowhere: 'had geen plaats',
  gone: 'Niet meer in het programma',
  goneMany: (count) =>
    count === 1 ? 'Eén ander onderdeel staat niet meer in het programma' : `${count} andere onderdelen staan niet meer in het programma`,
}

const arabic: ProgrammeWords = {
  programme: 'البرنامج',
  for: { full: 'للاستعمال الداخلي', hosts: 'للجهة المضيفة', delegation: 'للوفد' },
  level: { public: 'عام', internal: 'داخلي', confidential: 'سري', 'need-to-know': 'للمعنيين فقط' },
  timesIn: (city, offset) => `الأوقات بتوقيت ${city}، ${offset}`,
  from: (offset, date) => `${offset} اعتبارًا من ${date}`,
  prepared: (moment) => `أُعدّ في ${moment}`,
  time: 'الوقت',
  what: 'البند',
  where: 'المكان',
  name: 'الاسم',
  post: 'المنصب',
  delegation: 'الوفد',
  ours: 'من جانب الجهة المضيفة',
  host: 'المضيف',
  guests: 'الضيوف',
  purpose: 'الغرض',
  withWhom: 'مع',
  forWhom: 'لـ',
  forPart: 'لجزء من الوفد',
  forAll: 'للوفد كله',
  delegationRole: { head: 'رئيس الوفد', member: 'عضو', adviser: 'مستشار', security: 'أمن', interpreter: 'مترجم' },
  needs: 'الاحتياجات، للاستعمال الداخلي',
  chair: 'رئيس الجلسة',
  interpreter: 'مترجم',
  'note-taker': 'مدوّن المحضر',
  declined: 'اعتذر',
  allDay: 'طوال اليوم',
  noHour: 'لم يحدد الوقت بعد',
  noDay: 'يُتفق على اليوم والوقت لاحقًا',
  provisional: 'غير مؤكد',
  oursOnly: 'لنا فقط',
  cancelled: 'أُلغي',
  postponed: 'أُجّل',
  empty: 'لم يُدرج شيء في البرنامج بعد.',
  changedSince: (date) => `التغييرات منذ ${date}`,
  unchangedSince: (date) => `لا تغيير منذ ${date}`,
  added: 'جديد',
  was: (what) => `كان ${what}`,
  wasNowhere: 'لم يكن له مكان',
  gone: 'لم يعد في البرنامج',
  goneMany: (count) => `بنود أخرى لم تعد في البرنامج: ${count}`,
}

/** What a programme on paper says of its own in each language; titles, places and posts stay as they were written. */
export const programmeWords: Record<DocumentLanguage, ProgrammeWords> = { en: english, nl: dutch, ar: arabic }
