import type { Messages } from '../messages.ts'

export default {
  skip: 'Naar de inhoud',
  main: 'Hoofdmenu',
  home: 'Start',
  calendar: 'Agenda',
  visits: 'Bezoeken',
  contacts: 'Contacten',
  organisations: 'Organisaties',
  followUps: 'Acties',
  commitments: 'Toezeggingen',
  feeds: 'Agendalinks',
  members: 'Leden',
  more: 'Meer',
  search: 'Zoeken',
  searchHint: 'Zoek in namen, titels en notities',
  newEngagement: 'Nieuwe afspraak',
  account: 'Taal, tijdzone, wachtwoord',
  signOut: 'Afmelden',
  open_one: '{{count}} open',
  open_other: '{{count}} open',
  demoNote: 'Demo. Wat de brief als bron noemt, staat in de Kamerbrief; tijden, zalen, acties en collega’s zijn verzonnen.',
} satisfies Messages['shell']
