import type { Locale } from '#app/i18n/locales.ts'

type Standing = 'claimed' | 'recognised' | 'contested'

export type BriefWords = {
  made: (date: string) => string
  aims: string
  who: string
  talks: string
  noTalks: string
  open: string
  nothingOpen: string
  settled: string
  followUps: string
  lines: string
  care: string
  carryOut: (mandate: string, asks: string) => string
  sayHow: (wording: string) => string
  askHow: (wording: string) => string
  explain: (wording: string) => string
  raise: (wording: string) => string
  thank: (wording: string) => string
  partOf: (name: string) => string
  comesAs: (post: string) => string
  postAt: (post: string, organisation: string) => string
  address: (form: string) => string
  languages: (list: string) => string
  preferred: (language: string) => string
  earlier: (post: string) => string
  since: (date: string) => string
  until: (date: string) => string
  speaksForIt: (name: string) => string
  speaksFor: (name: string) => string
  standing: Record<Standing, (who: string | null) => string>
  forMatter: (matter: string) => string
  source: (source: string) => string
  noSource: string
  there: (names: string) => string
  noReadOut: string
  due: (date: string) => string
  noDate: string
  withWhom: (name: string) => string
  shown: (evidence: string) => string
  owner: (name: string) => string
  fromBrief: string
  fromReadOut: string
  seeAbove: string
  compare: string
  takenBack: (wording: string, state: 'broken' | 'withdrawn') => string
  says: (name: string) => string
  alsoWritten: (name: string, others: string) => string
  quoted: (text: string) => string
}

const english: BriefWords = {
  made: (date) => `Made of what was known on ${date}. Read it over before it is used.`,
  aims: 'Aims',
  who: 'Who they are',
  talks: 'Last talks',
  noTalks: 'No earlier talk with them is known.',
  open: 'What is open',
  nothingOpen: 'Nothing is open on either side.',
  settled: 'Settled since the last talk',
  followUps: 'Open follow-ups about them',
  lines: 'Our earlier lines',
  care: 'Handle with care',
  carryOut: (mandate, asks) => `Carry out ${mandate}: ${asks}`,
  sayHow: (wording) => `Say how it stands with what we promised: ${wording}`,
  askHow: (wording) => `Ask how it stands with what they promised: ${wording}`,
  explain: (wording) => `Explain what we did not keep: ${wording}`,
  raise: (wording) => `Raise what they did not keep: ${wording}`,
  thank: (wording) => `Thank them for what they kept: ${wording}`,
  partOf: (name) => `part of ${name}`,
  comesAs: (post) => `comes as ${post}`,
  postAt: (post, organisation) => `${post}, ${organisation}`,
  address: (form) => `Address as ${form}.`,
  languages: (list) => `Speaks ${list}.`,
  preferred: (language) => `${language} (preferred)`,
  earlier: (post) => `Earlier: ${post}`,
  since: (date) => `since ${date}`,
  until: (date) => `until ${date}`,
  speaksForIt: (name) => `${name} speaks for it`,
  speaksFor: (name) => `Speaks for ${name}`,
  standing: {
    claimed: (who) => (who ? `claimed by ${who}` : 'claimed'),
    recognised: (who) => (who ? `recognised by ${who}` : 'recognised'),
    contested: (who) => (who ? `contested by ${who}` : 'contested'),
  },
  forMatter: (matter) => `for ${matter}`,
  source: (source) => `Source: ${source}`,
  noSource: 'no source given',
  there: (names) => `There: ${names}.`,
  noReadOut: 'No read-out.',
  due: (date) => `due ${date}`,
  noDate: 'no date agreed',
  withWhom: (name) => `with ${name}`,
  shown: (evidence) => `shown by ${evidence}`,
  owner: (name) => `owner ${name}`,
  fromBrief: 'our brief',
  fromReadOut: 'read-out',
  seeAbove: 'see above',
  compare: 'More than one text on this topic: compare them, the newest stands first.',
  takenBack: (wording, state) => `Mind: we promised ${wording}, and that was ${state}.`,
  says: (name) => `${name} says to speak for them, and that is not agreed`,
  alsoWritten: (name, others) => `Write ${name}; also written ${others}.`,
  quoted: (text) => `“${text}”`,
}

const dutch: BriefWords = {
  made: (date) => `Gemaakt van wat op ${date} bekend was. Lees het na voor het wordt gebruikt.`,
  aims: 'Doelen',
  who: 'Wie zij zijn',
  talks: 'Laatste gesprekken',
  noTalks: 'Een eerder gesprek met hen is niet bekend.',
  open: 'Wat openstaat',
  nothingOpen: 'Van geen van beide kanten staat iets open.',
  settled: 'Afgedaan sinds het laatste gesprek',
  followUps: 'Open acties over hen',
  lines: 'Wat wij eerder zeiden',
  care: 'Voorzichtig mee omgaan',
  carryOut: (mandate, asks) => `Uitvoeren van ${mandate}: ${asks}`,
  sayHow: (wording) => `Zeggen hoe het staat met wat wij beloofden: ${wording}`,
  askHow: (wording) => `Vragen hoe het staat met wat zij beloofden: ${wording}`,
  explain: (wording) => `Uitleggen wat wij niet nakwamen: ${wording}`,
  raise: (wording) => `Ter sprake brengen wat zij niet nakwamen: ${wording}`,
  thank: (wording) => `Bedanken voor wat zij nakwamen: ${wording}`,
  partOf: (name) => `deel van ${name}`,
  comesAs: (post) => `komt als ${post}`,
  postAt: (post, organisation) => `${post}, ${organisation}`,
  address: (form) => `Aanspreken als ${form}.`,
  languages: (list) => `Spreekt ${list}.`,
  preferred: (language) => `${language} (bij voorkeur)`,
  earlier: (post) => `Eerder: ${post}`,
  since: (date) => `sinds ${date}`,
  until: (date) => `tot ${date}`,
  speaksForIt: (name) => `${name} spreekt ervoor`,
  speaksFor: (name) => `Spreekt voor ${name}`,
  standing: {
    claimed: (who) => (who ? `volgens ${who}` : 'naar eigen zeggen'),
    recognised: (who) => (who ? `erkend door ${who}` : 'erkend'),
    contested: (who) => (who ? `betwist door ${who}` : 'betwist'),
  },
  forMatter: (matter) => `voor ${matter}`,
  source: (source) => `Bron: ${source}`,
  noSource: 'geen bron genoemd',
  there: (names) => `Daarbij: ${names}.`,
  noReadOut: 'Geen verslag.',
  due: (date) => `uiterlijk ${date}`,
  noDate: 'geen datum afgesproken',
  withWhom: (name) => `met ${name}`,
  shown: (evidence) => `blijkt uit ${evidence}`,
  owner: (name) => `bij ${name}`,
  fromBrief: 'onze voorbereidingsnota',
  fromReadOut: 'verslag',
  seeAbove: 'zie boven',
  compare: 'Meer dan één tekst over dit onderwerp: vergelijk ze, de nieuwste staat bovenaan.',
  takenBack: (wording, state) => `Let op: wij beloofden ${wording}, en dat is ${state === 'broken' ? 'niet nagekomen' : 'ingetrokken'}.`,
  says: (name) => `${name} zegt voor hen te spreken, en daarover is men het niet eens`,
  alsoWritten: (name, others) => `Schrijf ${name}; ook geschreven als ${others}.`,
  quoted: (text) => `“${text}”`,
}

/** What a made brief says of its own; all else stays as it was written. */
export const briefWords: Record<Locale, BriefWords> = { en: english, nl: dutch }
