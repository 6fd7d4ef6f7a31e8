import '#app/i18n/of-pages.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { actBulk, loadBulk } from '#app/http/list-bulk.server.ts'
import { pageTitle } from '#app/i18n/title.ts'
import { ListBulkPage } from '#app/ui/list-bulk.tsx'

export const loader = (args: LoaderFunctionArgs) => loadBulk('organisations', args)

export const action = (args: ActionFunctionArgs) => actBulk('organisations', args)

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('lists.title.organisations'))

export default function OrganisationsBulkPage() {
  return <ListBulkPage list="organisations" loaded={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
