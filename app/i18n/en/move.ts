export default {
  title: 'Move',
  open: 'Move to…',
  now: 'Now {{when}}',
  save: 'Move',
  hoursHint: 'Leave both times empty to keep its hours.',
  hour: '{{date}}, {{hour}}, new engagement',
  settled: 'What was held, cancelled or postponed is not moved. Restore it, or postpone it to a new time.',
  moved: '{{title}} is now on {{when}}.',
  clashes_one: 'One thing speaks against it.',
  clashes_other: '{{count}} things speak against it.',
}
