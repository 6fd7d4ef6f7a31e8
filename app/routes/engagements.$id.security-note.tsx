import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { loadText, saveText } from '#app/http/text-form.server.ts'
import { pageTitle } from '#app/i18n/title.ts'
import { TextPage } from '#app/ui/text-page.tsx'

export const loader = (args: LoaderFunctionArgs) => loadText('security-note', args)

export const action = (args: ActionFunctionArgs) => saveText('security-note', args)

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('arrangements.security'))

export default TextPage
