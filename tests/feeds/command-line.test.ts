import { expect, test, vi } from 'vitest'
import { members } from '#db/schema/members.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { addressOf } from '#tests/helpers/people.ts'
import { run } from '../../cli/feed.ts'
import { makeScene, read, readEntries, schedule, visit } from './scene.ts'

useDatabase()

/** Runs `feed` as the command line does and answers what it printed; a usage error as its sentence. */
async function feed(...args: string[]) {
  const out = vi.spyOn(console, 'log').mockReturnValue()
  const err = vi.mocked(console.error).mockReturnValue()
  const code = await run(args).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
  const said = { code, out: out.mock.calls.flat().join('\n'), err: err.mock.calls.flat().join('\n') }
  out.mockRestore()
  err.mockReset()
  return said
}

const owner = addressOf('Policy officer')
const tokenOf = (address: string) => /\/feeds\/([\w-]{43})\.ics$/.exec(address)?.[1] ?? ''

test('feed add prints the address of a feed of the member’s, and nothing else', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer, { title: 'Working visit', startsOn: '2026-02-09', endsOn: '2026-02-14' })
  await schedule(officer, { title: 'Elsewhere' })
  const made = await feed('add', '--owner', owner.toUpperCase(), '--scope', `visit:${id}`, '--detail', 'limited', '--language', 'nl')
  expect({ ...made, out: made.out.replace(/[\w-]{43}/, 'TOKEN') }).toEqual({
    code: 0,
    out: 'http://127.0.0.1:3000/feeds/TOKEN.ics',
    err: '',
  })
  expect((await readEntries(tokenOf(made.out))).map((entry) => entry.summary)).toEqual(['Working visit'])
})

test('feed add takes the window and the name, and names a feed after its scope otherwise', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer, { title: 'Working visit' })
  const nameOf = async (...args: string[]) =>
    /^NAME:(.*)\r$/m.exec(await read(tokenOf((await feed('add', '--owner', owner, ...args)).out)))?.[1]
  expect(await nameOf('--scope', 'mine', '--detail', 'full', '--past', '1', '--future', '2', '--name', 'Phone')).toBe('Phone')
  expect(await nameOf('--scope', 'follow-ups', '--detail', 'full', '--language', 'nl')).toBe('Gezant: mijn acties')
  expect(await nameOf('--scope', `visit:${id}`, '--detail', 'full')).toBe('Gezant: Working visit')
  expect(await nameOf('--scope', `visit:${id}`, '--detail', 'busy')).toBe('Gezant: busy times')
})

test('what makes no sense is a matter of usage', async () => {
  await makeScene()
  const codes = [
    await feed(),
    await feed('remove'),
    await feed('add', '--scope', 'all', '--detail', 'full'),
    await feed('add', '--owner', owner, '--scope', 'visit:1', '--detail', 'most', '--future', 'x'),
  ].map(({ code, out }) => [code, out])
  expect(codes).toEqual([
    ['Say what to do: feed add.', ''],
    ['feed cannot remove.', ''],
    ['--owner needs the email address of a member.', ''],
    [
      `--scope needs all, mine, follow-ups, desk:ID, visit:ID, organisation:ID, topic:ID or view:ID.
--detail needs one of busy, limited, full.
--future needs a number of days from 0 to 3660.`,
      '',
    ],
  ])
})

test('an owner who is not there or disabled, and what the owner may not see, is refused with the reason', async () => {
  const { officer } = await makeScene()
  const hidden = await visit(officer, { level: 'confidential' })
  const refused = [
    await feed('add', '--owner', 'nobody@ministry.test', '--scope', 'all', '--detail', 'full'),
    await feed('add', '--owner', addressOf('Viewer'), '--scope', `visit:${hidden}`, '--detail', 'full'),
    await feed('add', '--owner', owner, '--scope', `visit:${hidden}`, '--detail', 'busy', '--name', 'Working visit'),
  ]
  await asOwner((db) => db.update(members).set({ disabledAt: new Date() }))
  refused.push(await feed('add', '--owner', owner, '--scope', 'all', '--detail', 'full'))
  expect(refused).toEqual([
    { code: 1, out: '', err: 'Nobody signs in with nobody@ministry.test.' },
    { code: 1, out: '', err: 'There is no such desk, visit, organisation or topic that Viewer may see.' },
    { code: 1, out: '', err: 'With --detail busy the name may not say what the calendar hides.' },
    { code: 1, out: '', err: `Nobody signs in with ${owner}.` },
  ])
})
