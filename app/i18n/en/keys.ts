export default {
  title: 'Keys',
  search: 'Search',
  create: 'New engagement',
  views: 'Day, week, month, agenda (in the calendar)',
  moreViews: 'Working days, four weeks (in the calendar)',
  move: 'Next, previous (in the calendar)',
  today: 'Today (in the calendar)',
  help: 'This list',
  off: 'Single keys can be switched off in your settings.',
}
