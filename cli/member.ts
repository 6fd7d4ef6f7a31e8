import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { newDesk, newMember } from '#app/domain/members/input.ts'
import { refusePassword } from '#app/domain/members/password-rules.server.ts'
import { randomPassword } from '#app/domain/members/passwords.server.ts'
import { registerMember } from '#app/domain/members/registration.server.ts'
import { roles } from '#db/schema/words.ts'
import { UsageError } from './noun.ts'

export const usage = `Usage: npm run gezant -- member add --email ADDRESS --name NAME --role ROLE [--desk NAME]... [--password-stdin]

Adds someone who signs in. ROLE is one of ${roles.join(', ')}.
--desk            a desk of theirs, made when missing; may be given more than once
--password-stdin  reads their password from standard input; otherwise one is made and printed, this once`

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  desk: { type: 'string', multiple: true },
  'password-stdin': { type: 'boolean' },
} as const

export async function run([verb, ...args]: string[]): Promise<number> {
  if (verb !== 'add') throw new UsageError(verb ? `member cannot ${verb}.` : 'Say what to do: member add.')
  const { values } = parseArgs({ args, options })
  const { name, email, role, desks } = readPerson(values)
  const given = values['password-stdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined
  const refusal = given === undefined ? undefined : refusePassword(given, [name, email])
  if (refusal) return refuse(refusals[refusal])
  const password = given ?? randomPassword()

  const registered = await registerMember({ name, email, role, desks, password })
  if (!registered.ok) return refuse(`${email} belongs to another member already.`)
  for (const desk of registered.desksMade) console.error(`Made the desk ${desk}.`)
  console.error(`${name} (${email}) can sign in as ${role}.`)
  if (given === undefined) console.log(password)
  return 0
}

const refusals = {
  'too-short': 'The password needs at least 15 characters.',
  'too-long': 'The password may have at most 1,024 characters.',
  guessable: 'The password is among the first that someone would guess.',
}

const problems: Record<string, string> = {
  name: '--name needs a name on one line.',
  email: '--email needs an email address.',
  role: `--role needs one of ${roles.join(', ')}.`,
}

function readPerson({ name, email, role, desk = [] }: { name?: string; email?: string; role?: string; desk?: string[] }) {
  const person = newMember.safeParse({ name, email, role })
  if (!person.success) {
    throw new UsageError([...new Set(person.error.issues.map((issue) => problems[String(issue.path[0])]))].join('\n'))
  }
  const desks = desk.map((name) => newDesk.safeParse({ name }))
  if (desks.some((one) => !one.success)) throw new UsageError('--desk needs a name on one line.')
  return { ...person.data, desks: desks.flatMap((one) => (one.success ? [one.data.name] : [])) }
}

function refuse(sentence: string): number {
  console.error(sentence)
  return 1
}
