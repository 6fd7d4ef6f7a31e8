import { calendarText, withdrawnCalendarText } from '#app/ical/calendar-text.ts'
import { feed, meeting, timed, visit } from './sample.ts'

const zone = 'Europe/Amsterdam'

const events = [
  meeting(),
  visit(),
  visit({ id: 'visit-2', time: timed('2026-02-08T23:30:00Z', '2026-02-14T22:30:00Z', zone) }),
  meeting({ id: 'window', time: { timing: 'window', startsOn: '2026-02-09', endsOn: '2026-02-14', zone } }),
  meeting({ id: 'night', time: timed('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', zone) }),
]
const withdrawn = withdrawnCalendarText({
  language: 'nl',
  domain: 'x.example',
  feedId: '1',
  withdrawnAt: new Date('2026-03-01T23:30:00Z'),
  zone,
})

// Run under different values of TZ: the first line names the zone it ran in, the rest must not depend on it.
process.stdout.write(`${Intl.DateTimeFormat().resolvedOptions().timeZone}\n${calendarText(feed({ alarmMinutes: 5, events }))}${withdrawn}`)
