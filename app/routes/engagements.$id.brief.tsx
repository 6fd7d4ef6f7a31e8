import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { loadText, saveText } from '#app/http/text-form.server.ts'
import { pageTitle } from '#app/i18n/title.ts'
import { TextPage } from '#app/ui/text-page.tsx'

export const loader = (args: LoaderFunctionArgs) => loadText('brief', args)

export const action = (args: ActionFunctionArgs) => saveText('brief', args)

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('engagements.brief'))

export default TextPage
