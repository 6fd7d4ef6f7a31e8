import type { Messages } from '../messages.ts'

export default {
  title: 'Toetsen',
  search: 'Zoeken',
  create: 'Nieuwe afspraak',
  views: 'Dag, week, maand, lijst (in de agenda)',
  moreViews: 'Werkdagen, vier weken (in de agenda)',
  move: 'Volgende, vorige (in de agenda)',
  today: 'Vandaag (in de agenda)',
  help: 'Deze lijst',
  off: 'Losse toetsen kunt u uitzetten in uw instellingen.',
} satisfies Messages['keys']
