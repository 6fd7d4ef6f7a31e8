import type { Messages } from '../messages.ts'

export default {
  title: 'Verplaatsen',
  open: 'Verplaatsen naar…',
  now: 'Nu {{when}}',
  save: 'Verplaatsen',
  hoursHint: 'Laat beide tijden leeg om de uren te houden.',
  hour: '{{date}}, {{hour}}, nieuwe afspraak',
  settled: 'Wat gehouden, afgezegd of uitgesteld is, wordt niet verplaatst. Herstel het, of stel het uit tot een nieuw tijdstip.',
  moved: '{{title}} is nu op {{when}}.',
  clashes_one: 'Eén ding spreekt ertegen.',
  clashes_other: '{{count}} dingen spreken ertegen.',
} satisfies Messages['move']
