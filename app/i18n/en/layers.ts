export default {
  title: 'External calendars',
  lede: 'Calendars kept elsewhere, drawn beside ours: holidays, a partner’s agenda, your own. They are only read, every hour, and stand in no feed, count or clash.',
  all: 'All external calendars',
  none: 'No external calendars',
  some_one: '{{count}} external calendar',
  some_other: '{{count}} external calendars',
  asOf: '{{name}} (as of {{date}})',
  manage: 'External calendars…',
  more: '+{{count}} elsewhere',
  untitled: '(no title)',
}
