import type { Submission, SubmissionResult } from '@conform-to/react'

/**
 * A form that comes back from the page of free times, with the chosen time put in ('2026-02-05T10:00/2026-02-05T11:00'; empty when none
 * was). It is to be drawn again as it was typed, as after the button "Find".
 */
export function withChosenTime(form: FormData): FormData {
  const chosen = form.get('chosen')
  if (chosen === null) return form
  form.set('find', 'time')
  const [, day, startsTime, endsTime] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\/\1T(\d\d:\d\d)$/.exec(String(chosen)) ?? []
  if (!day || !startsTime || !endsTime) return form
  const fields = { timing: 'timed', startsOn: day, endsOn: '', startsTime, endsTime, to: 'new-time', day }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.delete('startsFold')
  form.delete('endsFold')
  return form
}

/** What was typed, to be drawn again without a word about what is missing still. */
export const asTyped = (submission: Submission<unknown>): SubmissionResult<string[]> => ({
  initialValue: submission.reply().initialValue ?? {},
})
