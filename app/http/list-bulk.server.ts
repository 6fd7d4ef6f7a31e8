import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { canWrite } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { contactIds, countContacts } from '#app/domain/contacts/queries.server.ts'
import { changeListed, type ListChanged, namesListed, putBack } from '#app/domain/lists/bulk.server.ts'
import { type ListOf, mostChosen } from '#app/domain/lists/columns.ts'
import { listBulk } from '#app/domain/lists/input.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import { countOrganisations, organisationIds } from '#app/domain/organisations/queries.server.ts'
import { languageChoices } from '#app/lib/display-names.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { contactsAsked, organisationsAsked } from './lists-asked.ts'
import { requireActor } from './require-actor.server.ts'
import { readerFor } from './shell.server.ts'

/** The rows that were ticked, or all that a filter finds, as far as so many go. */
export async function loadBulk(list: ListOf, args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const query = new URL(args.request.url).searchParams
  return asActor(actor, async (db) => {
    const { ids, total } = query.has('all') ? await found(db, list, query) : { ids: query.getAll('ids').filter(isUuid), total: undefined }
    const { locale } = await readerFor(db, actor, args.request)
    return {
      chosen: await namesListed(db, list, ids.slice(0, mostChosen)),
      total: total !== undefined && total > mostChosen ? total : undefined,
      desks: await desksOf(db, actor),
      languages: languageChoices(locale),
      writes: canWrite(actor),
    }
  })
}

async function found(db: ActorDb, list: ListOf, query: URLSearchParams) {
  const rows =
    list === 'contacts'
      ? await contactIds(db, contactsAsked(query), mostChosen)
      : await organisationIds(db, organisationsAsked(query), mostChosen)
  const total =
    list === 'contacts' ? await countContacts(db, contactsAsked(query)) : await countOrganisations(db, organisationsAsked(query))
  return { ids: rows.map(({ id }) => id), total }
}

/** POST does one thing to all that are ticked, or puts it back; answers which were left as they were, and why. */
export async function actBulk(list: ListOf, args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const ticked = form.getAll('ids').map(String)
  const done = (outcome: ListChanged, undone: boolean, deed: string) => data({ result: undefined, ticked, outcome, undone, deed })
  if (form.has('undo')) {
    const [deed, back] = [String(form.get('undo')), form.getAll('back').map(String)]
    return asActor(actor, async (db) => done(await putBack(db, actor, list, deed, back), true, deed))
  }
  const submission = parseWithZod(form, { schema: listBulk(list) })
  if (submission.status !== 'success')
    return data({ result: submission.reply(), ticked, outcome: undefined, undone: false, deed: '' }, { status: 422 })
  const { value } = submission
  return asActor(actor, async (db) => done(await changeListed(db, actor, list, value), false, value.deed))
}
