import { expect, test } from 'vitest'
import { type Agenda, agendaView } from '#app/domain/calendar/agenda-view.ts'
import { entries } from './rows.ts'

const days = (agenda: Agenda) => agenda.days.map(({ date, entries: of, more }) => [date, of.map(({ title }) => title), more])
const at = (startsOn: string, title: string) => ({ startsOn, title })

test('days follow each other, and days without anything are left out', () => {
  const agenda = agendaView(entries([at('2026-02-12', 'later'), at('2026-02-05', 'first'), at('2026-02-05', 'second')]), {
    from: '2026-02-05',
    to: '2026-03-04',
  })
  expect(days(agenda)).toEqual([
    ['2026-02-05', ['first', 'second'], 0],
    ['2026-02-12', ['later'], 0],
  ])
  expect(agenda.goesOnAt).toBeUndefined()
})

test('what lies over days is listed once, on the first of its days among those asked for', () => {
  const visit = { title: 'visit', kind: 'visit' as const, timing: 'all-day' as const, startsOn: '2026-02-09', endsOn: '2026-02-14' }
  const listed = (from: string, to: string) => days(agendaView(entries([visit]), { from, to }))
  expect(listed('2026-02-01', '2026-02-28')).toEqual([['2026-02-09', ['visit'], 0]])
  expect(listed('2026-02-11', '2026-02-11')).toEqual([['2026-02-11', ['visit'], 0]])
  expect(listed('2026-02-15', '2026-02-28')).toEqual([])
})

test('days are added while there is room for their rows, whole ones, and the first that is not here is named', () => {
  const some = entries([at('2026-02-05', 'a'), at('2026-02-05', 'b'), at('2026-02-06', 'c'), at('2026-02-07', 'd')])
  const agenda = agendaView(some, { from: '2026-02-01', to: '2026-02-28', rows: 2 })
  expect([days(agenda), agenda.goesOnAt]).toEqual([[['2026-02-05', ['a', 'b'], 0]], '2026-02-06'])
})

test('no more days than asked for, and no more in a day', () => {
  const some = entries([at('2026-02-05', 'a'), at('2026-02-05', 'b'), at('2026-02-05', 'c'), at('2026-02-06', 'd'), at('2026-02-07', 'e')])
  const agenda = agendaView(some, { from: '2026-02-01', to: '2026-02-28', days: 2, perDay: 2 })
  expect([days(agenda), agenda.goesOnAt]).toEqual([
    [
      ['2026-02-05', ['a', 'b'], 1],
      ['2026-02-06', ['d'], 0],
    ],
    '2026-02-07',
  ])
})

test('a day that is fuller than a page is still shown', () => {
  const full = entries(Array.from({ length: 120 }, (_, index) => at('2026-02-05', `talk ${index}`)))
  const agenda = agendaView(full, { from: '2026-02-05', to: '2026-02-05' })
  expect([agenda.days[0]?.entries.length, agenda.goesOnAt]).toEqual([120, undefined])
})
