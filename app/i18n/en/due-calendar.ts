export default {
  tab: 'Calendar',
  title: 'Follow-ups by date',
  caption: 'Follow-ups by the day they are due, {{month}}',
  count_one: '{{count}} due',
  count_other: '{{count}} due',
  late: 'late',
  list: 'Day by day',
  none: 'Nothing is due in this month.',
  more_one: 'And {{count}} more in the list',
  more_other: 'And {{count}} more in the list',
}
