import type { Messages } from '../messages.ts'

export default {
  title: 'Toetsen',
  search: 'Zoeken',
  searchAlways: 'Zoeken, vanaf elke plek',
  create: 'Nieuwe afspraak, op de dag en het uur met de focus',
  views: 'Dag, week, maand, lijst (in de agenda)',
  moreViews: 'Werkdagen, vier weken (in de agenda)',
  move: 'Volgende, vorige (in de agenda)',
  today: 'Vandaag (in de agenda)',
  moveTo: 'De afspraak met de focus verplaatsen',
  arrows: 'Van dag naar dag, en door een dag heen (in de agenda; met Ctrl van week naar week)',
  week: 'Eerste en laatste dag van de week (in de agenda)',
  page: 'Dezelfde dag een bladzijde terug of verder (in de agenda)',
  save: 'Het formulier opslaan',
  undo: 'Een verplaatsing ongedaan maken',
  close: 'Sluiten',
  help: 'Deze lijst',
  off: 'Losse toetsen kunt u uitzetten in uw instellingen.',
} satisfies Messages['keys']
