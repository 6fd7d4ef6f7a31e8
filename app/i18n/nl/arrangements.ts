import type { Messages } from '../messages.ts'

export default {
  title: 'Regelingen',
  edit: 'Bewerken',
  write: 'Regelingen vastleggen',
  none: 'Er is nog niets geregeld.',
  contactAtPlace: 'Contact ter plaatse',
  contactAtPlaceHint: 'Wie de groep daar ontvangt, en hoe die te bereiken is.',
  interpreter: 'Tolk',
  interpreterHint: 'Talen, en wie: te zien voor ieder die het onderdeel ziet.',
  dress: 'Kleding',
  notes: 'Praktische aanwijzingen',
  notesHint: 'Ingang, legitimatie, wat mee te nemen, wie betaalt.',
  save: 'Regelingen opslaan',
  security: 'Veiligheidsnotitie',
  noSecurity: 'Geen veiligheidsnotitie die u mag zien.',
  writeSecurity: 'Veiligheidsnotitie schrijven',
  editSecurity: 'Veiligheidsnotitie bewerken',
  securityHint:
    'Heeft een eigen rubricering, nooit ruimer dan die van het onderdeel. Staat niet in agendalinks, zoekresultaten of wat wordt uitgereikt.',
} satisfies Messages['arrangements']
