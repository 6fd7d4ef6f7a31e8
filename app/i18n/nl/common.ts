import type { Messages } from '../messages.ts'

export default {
  save: 'Opslaan',
  saving: 'Bezig met opslaan…',
  edit: 'Bewerken',
  close: 'Sluiten',
  choose: 'Kies',
  none: 'Geen',
  name: 'Naam',
  level: 'Rubricering',
  desk: 'Desk',
  optional: 'niet verplicht',
  demoSource: 'Demo',
  weekNumber: 'Week {{week}}',
  keptBy: 'Beheerd door {{desk}}',
  previous: 'Vorige',
  next: 'Volgende',
  pages: 'Pagina’s',
  rowsOf: '{{from}}–{{to}} van {{total}}',
  errorsTitle: 'Dit is nog niet opgeslagen',
  errorsHint_one: 'Kijk nog eens naar één veld:',
  errorsHint_other: 'Kijk nog eens naar {{count}} velden:',
} satisfies Messages['common']
