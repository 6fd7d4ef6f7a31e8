import type { ListAsked } from '#app/domain/exports/commands.server.ts'
import { mostChosen } from '#app/domain/lists/columns.ts'
import { isUuid } from '#app/lib/ids.ts'
import { type ExportFormat, exportFormats, exportLists } from '#db/schema/words.ts'
import { followUpsAsked } from './follow-ups-asked.ts'
import { contactsAsked, organisationsAsked } from './lists-asked.ts'
import { registerAsked } from './register-asked.server.ts'

/** The list that a form asks for as a file, narrowed as the page with this query is; undefined for what is no list or format. */
export function listAsked(form: FormData, today: string): (ListAsked & { format: ExportFormat }) | undefined {
  const list = exportLists.find((one) => one === form.get('list'))
  const format = exportFormats.find((one) => one === form.get('format'))
  if (!list || !format) return undefined
  return { ...narrowed(list, new URLSearchParams(String(form.get('query') ?? '')), today, ticked(form)), format }
}

/** The rows that were ticked, if that is what the form is about. */
const ticked = (form: FormData): string[] | undefined =>
  form.has('ticked') ? form.getAll('ids').filter(isUuid).slice(0, mostChosen) : undefined

function narrowed(list: ListAsked['list'], query: URLSearchParams, today: string, ids: string[] | undefined): ListAsked {
  if (list === 'contacts') return { list, filter: { ...contactsAsked(query), ids } }
  if (list === 'organisations') return { list, filter: { ...organisationsAsked(query), ids } }
  if (list === 'engagements') return { list, filter: {} }
  if (list === 'commitments') return { list, filter: registerAsked(query, today) }
  return { list, filter: { ...followUpsAsked(query), today } }
}
