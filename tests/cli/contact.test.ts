import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { eraseContact } from '#app/domain/contacts/erasure.server.ts'
import { newId } from '#app/lib/ids.ts'
import { getDatabase } from '#db/client.server.ts'
import { contacts } from '#db/schema/contacts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { run } from '../../cli/contact.ts'
import { dump, hitsIn, makePerson } from '../contacts/erasure-scene.ts'
import { contact, makeScene } from '../timeline/scene.ts'

useDatabase()

const folder = mkdtempSync(path.join(tmpdir(), 'gezant-erasures-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let said: string[] = []
let problems: string[] = []
beforeEach(() => {
  said = []
  problems = []
  vi.spyOn(console, 'log').mockImplementation((line) => void said.push(line))
  vi.spyOn(console, 'error').mockImplementation((line) => void problems.push(line))
})
afterEach(() => vi.restoreAllMocks())

const listed = (text: string): string => {
  const file = path.join(folder, `${newId()}.txt`)
  writeFileSync(file, text)
  return file
}

const again = (text: string) => run(['erase', '--again', listed(text)], getDatabase())

test('the list of the erased holds ids and moments alone, also of those who were merged into them', async () => {
  const { officer, person, same } = await makePerson()
  await asActor(officer, async (db) => {
    const [row] = await db.select({ version: contacts.version }).from(contacts).where(eq(contacts.id, person))
    await eraseContact(db, officer, person, row?.version ?? 0, 'Khaled al-Zaytuni')
  })
  expect(await run(['erasures'], getDatabase())).toBe(0)
  const moment = '\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z'
  expect(said.map((line) => new RegExp(`^[0-9a-f-]{36} ${moment}$`).test(line))).toEqual([true, true])
  expect(said.map((line) => line.split(' ')[0]).sort()).toEqual([person, same].sort())
}, 60_000)

test('an older backup that was restored is brought up to the list, as often as one likes', async () => {
  const { person, same } = await makePerson()
  const at = '2026-02-01T10:00:00.000Z'
  const list = `${person} ${at}\n${same} ${at}\n${newId()} ${at}\n`
  expect([await again(list), await again(list)]).toEqual([0, 0])
  expect(said).toEqual(['erased 1, erased already 1, not there 1', 'erased 0, erased already 2, not there 1'])
  expect(hitsIn(await dump())).toEqual([])
  const [row] = await asOwner((db) => db.select({ at: contacts.erasedAt }).from(contacts).where(eq(contacts.id, person)))
  expect(row?.at?.toISOString()).toBe(at)
}, 60_000)

test('a list with a line that says something else erases nobody', async () => {
  const { coordinator } = await makeScene()
  const id = await contact(coordinator, { name: 'Samira al-Lawzi' })
  expect(await again(`${id} 2026-02-01T10:00:00.000Z\nSamira\n`)).toBe(1)
  expect(await run(['erase', '--again', path.join(folder, 'none')], getDatabase())).toBe(1)
  expect(problems[0]).toBe('Line 2 is not a line that contact erasures prints. Nothing was erased.')
  expect(await asOwner((db) => db.$count(contacts, eq(contacts.name, 'Samira al-Lawzi')))).toBe(1)
  await expect(run(['erase'], getDatabase())).rejects.toThrow('--again needs a file that contact erasures printed.')
})
