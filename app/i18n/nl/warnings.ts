import type { Messages } from '../messages.ts'

export default {
  title: 'Om naar te kijken',
  delegation: 'de delegatie',
  andMore_one: '{{names}} en nog één',
  andMore_other: '{{names}} en nog {{count}}',
  overlap: '{{title}} en {{next}} overlappen voor {{who}}.',
  gap_one: '{{count}} minuut van {{title}} naar {{next}}, elders, voor {{who}}.',
  gap_other: '{{count}} minuten van {{title}} naar {{next}}, elders, voor {{who}}.',
  longDay_one: 'De dag duurt {{count}} uur of langer.',
  longDay_other: 'De dag duurt {{count}} uur of langer.',
  noMeal: 'Gesprekken voor en na de middag, en geen maaltijd tussen 12 en 14.',
  outside: '{{title}}, {{date}}, valt buiten het bezoek.',
  runsOut: 'wat is vastgehouden voor {{title}}, verloopt op {{moment}}.',
} satisfies Messages['warnings']
