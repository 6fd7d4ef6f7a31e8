import { expect, test } from 'vitest'
import { countSlots, isTalk, isWithoutDay, slotOf } from '#app/domain/visits/slots.ts'
import { engagementKinds } from '#db/schema/words.ts'
import { entry } from '../calendar/rows.ts'

const on = '2026-02-10'
const window = { timing: 'window' as const, startsOn: '2026-02-09', endsOn: '2026-02-14' }

test('talks are meetings, calls and events', () => {
  expect(engagementKinds.filter((kind) => isTalk({ kind }))).toEqual(['meeting', 'call', 'event'])
})

test('only a window over several days leaves the day open', () => {
  expect(isWithoutDay(entry(window))).toBe(true)
  expect(isWithoutDay(entry({ ...window, endsOn: window.startsOn }))).toBe(false)
  expect(isWithoutDay(entry({ ...window, timing: 'all-day' }))).toBe(false)
})

test('the slot says how firm an item is, and a confirmed item without one is confirmed', () => {
  const slots = [
    entry({ startsOn: on, slot: 'hold' }),
    entry({ startsOn: on, slot: 'option', status: 'tentative' }),
    entry({ startsOn: on }),
  ]
  expect(slots.map(slotOf)).toEqual(['hold', 'option', 'confirmed'])
})

test('a talk without a day is in the window, whatever slot was written down', () => {
  expect([entry(window), entry({ ...window, slot: 'confirmed' })].map(slotOf)).toEqual(['window', 'window'])
})

test.each(['cancelled', 'postponed', 'held', 'tentative', 'proposed'] as const)('%s says itself how firm it is', (status) => {
  expect(slotOf(entry({ startsOn: on, status }))).toBeUndefined()
})

test('talks are counted by slot, firmest first, with the first hold to run out; meals and cancelled talks are not', () => {
  const programme = [
    entry(window),
    entry({ startsOn: on, slot: 'hold', holdUntil: new Date('2026-02-09T16:00:00Z') }),
    entry({ startsOn: on, slot: 'hold', holdUntil: new Date('2026-02-06T11:00:00Z') }),
    entry({ startsOn: on, kind: 'call' }),
    entry({ startsOn: on, kind: 'meal', slot: 'hold', holdUntil: new Date('2026-02-01T11:00:00Z') }),
    entry({ startsOn: on, status: 'cancelled' }),
  ]
  expect(countSlots(programme)).toEqual([
    { slot: 'confirmed', count: 1, holdUntil: null },
    { slot: 'hold', count: 2, holdUntil: '2026-02-06T12:00' },
    { slot: 'window', count: 1, holdUntil: null },
  ])
})

test('an empty programme has no counts', () => {
  expect(countSlots([])).toEqual([])
})
