import { expect, test } from 'vitest'
import { engagementInput } from '#app/domain/engagements/input.ts'
import { newId } from '#app/lib/ids.ts'
import { meeting } from './scene.ts'

const deskId = newId()

function errors(over: Record<string, unknown>): Record<string, string[] | undefined> {
  const result = engagementInput.safeParse(meeting(deskId, over))
  if (result.success) return {}
  return Object.fromEntries(result.error.issues.map((issue) => [String(issue.path[0]), [issue.message]]))
}

test('a title is needed, fits on one line and has at most 300 letters', () => {
  expect([
    errors({ title: '' }),
    errors({ title: '   ' }),
    errors({ title: 'a'.repeat(5000) }),
    errors({ title: 'الدروز\nالسويداء' }),
  ]).toEqual([
    { title: ['errors.required'] },
    { title: ['errors.required'] },
    { title: ['errors.tooLong|{"max":300,"length":5000}'] },
    { title: ['errors.oneLine'] },
  ])
})

test('a title of 300 Arabic letters is kept as it was typed', () => {
  const title = 'ع'.repeat(300)
  expect(engagementInput.parse(meeting(deskId, { title })).title).toBe(title)
})

test('a day that does not exist is named', () => {
  expect(errors({ startsOn: '2026-02-31' })).toEqual({ startsOn: ['errors.notADate|{"value":"2026-02-31"}'] })
})

test('a status cannot be set to cancelled by a form: cancelling is a deed of its own', () => {
  expect(errors({ status: 'cancelled' })).toEqual({ status: ['errors.unknownChoice'] })
})

test('a visit is held over whole days and is not part of another', () => {
  expect(errors({ kind: 'visit' })).toEqual({ timing: ['errors.visitIsDays'] })
  expect(errors({ kind: 'visit', timing: 'all-day', visitId: newId() })).toEqual({ visitId: ['errors.visitInVisit'] })
})

test('a link that is not https is refused', () => {
  expect([errors({ joinLink: 'javascript:alert(1)' }), errors({ joinLink: 'http://example.org' })]).toEqual([
    { joinLink: ['errors.notALink'] },
    { joinLink: ['errors.notALink'] },
  ])
})

test('columns that are not the writer’s to set are dropped', () => {
  const input = engagementInput.parse(
    meeting(deskId, { id: newId(), createdBy: newId(), version: 9, sequence: 9, deletedAt: '2026-01-01', source: 'letter' }),
  )
  expect(Object.keys(input).filter((key) => ['id', 'createdBy', 'version', 'sequence', 'deletedAt', 'source'].includes(key))).toEqual([])
})
