import type { Messages } from '../messages.ts'

export default {
  overDays: 'Over de dag, of over dagen',
  day: '{{date}}, {{count}}',
  dayToday: '{{date}}, vandaag, {{count}}',
  fromBefore: 'van de dag ervoor',
  goesOn: 'loopt door op de volgende dag',
  missing: 'De klok slaat dit uur over.',
  notTwice: 'Dit uur komt één keer.',
  now: 'Nu {{time}}',
  again: '{{time}} (2e)',
  secondZone: 'Tweede tijdzone',
  noZone2: 'Geen tweede tijdzone',
  zone2: 'Ook {{city}}',
  clock: '{{city}}, {{offset}}',
  changes: ' daarna ',
  weeks_one: '{{count}} week',
  weeks_other: '{{count}} weken',
  howMany: 'Hoeveel weken',
  more: '+{{count}} meer in de lijst',
} satisfies Messages['grid']
