import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { listDemoPeople } from '#app/domain/members/demo.server.ts'
import { signInForm } from '#app/domain/members/input.ts'
import { signIn } from '#app/domain/members/sign-in.server.ts'
import { beginSession } from '#app/http/begin-session.server.ts'
import { findActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { localPath } from '#app/lib/local-path.ts'
import { TextField } from '#app/ui/form.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const next = localPath(new URL(args.request.url).searchParams.get('next'))
  if (await findActor(args)) throw redirect(next)
  return { next, people: args.context.environment.demo ? await listDemoPeople() : [] }
}

export async function action(args: ActionFunctionArgs) {
  const { clientAddress, environment } = args.context
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: signInForm })
  const refuse = (status: number, error?: string, headers?: HeadersInit) => {
    const result = submission.reply({ hideFields: ['password'], ...(error && { fieldErrors: { password: [error] } }) })
    return data({ result }, { status, headers })
  }
  if (submission.status !== 'success') return refuse(422)
  const now = new Date()
  const answer = await signIn({ ...submission.value, address: clientAddress, secret: environment.sessionSecret, now })
  if (answer.ok) return beginSession(args, answer.sessionId, localPath(form.get('next')))
  if (answer.reason === 'wrong') return refuse(422, 'signIn.wrong')
  const wait = answer.retryAfterSeconds
  return refuse(429, `signIn.throttled|{"count":${Math.ceil(wait / 60)}}`, { 'Retry-After': String(wait) })
}

/** How long to wait after too many tries. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('signIn.title'))

export default function SignInPage() {
  const { next, people } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const [form, fields] = useForm<{ email: string; password: string }>({ id: 'sign-in', lastResult: answer?.result ?? null })
  const refused = form.status === 'error'
  useEffect(() => {
    if (refused) document.getElementById(fields.password.id)?.focus()
  }, [refused, fields.password.id])
  return (
    <>
      <p className="brand">Gezant</p>
      <h1 className="below-5">{t('signIn.title')}</h1>
      <Form method="post" reloadDocument className="form" id={form.id} noValidate>
        <input type="hidden" name="next" value={next} />
        <TextField field={fields.email} label={t('signIn.email')} type="email" autoComplete="username" dir="ltr" />
        <TextField field={fields.password} label={t('signIn.password')} type="password" autoComplete="current-password" dir="ltr" />
        <p>
          <button className="btn btn-primary" type="submit">
            {t('signIn.submit')}
          </button>
        </p>
      </Form>
      {people.length > 0 ? (
        <section className="section above-7" aria-labelledby="demo">
          <h2 id="demo">{t('signIn.demoTitle')}</h2>
          <p className="muted above-2 below-3">{t('signIn.demoText')}</p>
          <Form method="post" reloadDocument action="/sign-in/demo">
            <input type="hidden" name="next" value={next} />
            <ul className="demo-people">
              {people.map((person) => (
                <li key={person.id}>
                  <button className="btn" type="submit" name="member" value={person.id}>
                    {t('signIn.continueAs', { name: person.name })}
                  </button>
                </li>
              ))}
            </ul>
          </Form>
        </section>
      ) : null}
    </>
  )
}
