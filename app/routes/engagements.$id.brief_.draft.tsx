import '#app/i18n/of-pages.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { makeBriefDraft } from '#app/http/brief-draft.server.ts'
import { loadText } from '#app/http/text-form.server.ts'
import { pageTitle } from '#app/i18n/title.ts'
import { BriefDraftPage } from '#app/ui/brief-draft-page.tsx'
import { TextPage } from '#app/ui/text-page.tsx'

export const loader = (args: LoaderFunctionArgs) => loadText('brief', args)

/** POST makes a draft and shows it; it is saved as any other brief. */
export const action = (args: ActionFunctionArgs) => makeBriefDraft(args)

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('engagements.brief'))

export default function BriefDraftRoute() {
  const { engagement } = useLoaderData<typeof loader>()
  const made = useActionData<typeof action>()
  return made ? <BriefDraftPage key={made.at} engagement={engagement} made={made} /> : <TextPage />
}
