import type { Messages } from '../messages.ts'

export default {
  title: '{{who}} heeft dit {{when}} opgeslagen, terwijl u schreef.',
  titleUnknown: 'Dit is {{when}} opgeslagen, terwijl u schreef.',
  lead: 'Beide versies zijn bewaard. Kies er een, of neem over wat u nodig hebt in het formulier hieronder.',
  same: 'Wat u typte is gelijk aan wat is opgeslagen.',
  yours: 'Uw tekst',
  yoursNote: 'niet opgeslagen',
  saved: 'Opgeslagen tekst',
  saveYours: 'Uw tekst opslaan',
  keepSaved: 'Opgeslagen tekst houden',
  at: 'om {{time}}',
  on: 'op {{date}}, {{time}}',
  empty: 'Niets',
} satisfies Messages['conflict']
