import type { MessagesOfPages } from '../messages.ts'

export default {
  tab: 'Kalender',
  title: 'Acties op termijn',
  caption: 'Acties op de dag van hun termijn, {{month}}',
  count_one: '{{count}} actie',
  count_other: '{{count}} acties',
  late: 'te laat',
  list: 'Dag voor dag',
  none: 'In deze maand hoeft niets af.',
  more_one: 'En nog {{count}} in de lijst',
  more_other: 'En nog {{count}} in de lijst',
} satisfies MessagesOfPages['dueCalendar']
