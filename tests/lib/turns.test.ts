import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { turns } from '#app/lib/turns.ts'

test('no more than that many run at once, in the order they came, failures included', async () => {
  const inTurn = turns(2)
  const began: number[] = []
  let running = 0
  let most = 0
  const outcomes = await Promise.allSettled(
    [1, 2, 3, 4, 5, 6].map((number) =>
      inTurn(async () => {
        began.push(number)
        running += 1
        most = Math.max(most, running)
        await delay(5)
        running -= 1
        if (number % 2) throw new Error('odd')
        return number
      }),
    ),
  )
  expect({ began, most, done: outcomes.map((outcome) => outcome.status === 'fulfilled') }).toEqual({
    began: [1, 2, 3, 4, 5, 6],
    most: 2,
    done: [false, true, false, true, false, true],
  })
  expect(await inTurn(async () => 'still')).toBe('still')
})
