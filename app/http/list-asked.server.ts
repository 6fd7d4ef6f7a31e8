import type { ListAsked } from '#app/domain/exports/commands.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { type ExportFormat, exportFormats, exportLists, organisationKinds } from '#db/schema/words.ts'
import { followUpsAsked } from './follow-ups-asked.ts'
import { registerAsked } from './register-asked.server.ts'

/** The list that a form asks for as a file, narrowed as the page with this query is; undefined for what is no list or format. */
export function listAsked(form: FormData, today: string): (ListAsked & { format: ExportFormat }) | undefined {
  const list = exportLists.find((one) => one === form.get('list'))
  const format = exportFormats.find((one) => one === form.get('format'))
  if (!list || !format) return undefined
  return { ...narrowed(list, new URLSearchParams(String(form.get('query') ?? '')), today), format }
}

function narrowed(list: ListAsked['list'], query: URLSearchParams, today: string): ListAsked {
  const text = (query.get('q') ?? '').slice(0, 200)
  const organisation = query.get('organisation')
  if (list === 'contacts') return { list, filter: { text, organisationId: isUuid(organisation) ? organisation : undefined } }
  if (list === 'organisations') return { list, filter: { text, kind: organisationKinds.find((one) => one === query.get('kind')) } }
  if (list === 'engagements') return { list, filter: {} }
  if (list === 'commitments') return { list, filter: registerAsked(query, today) }
  return { list, filter: { ...followUpsAsked(query), today } }
}
