import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { feedInput } from '#app/domain/feeds/input.ts'
import { feedsOf } from '#app/domain/feeds/queries.server.ts'
import { makeFeedOnce, parseFeed, rotateFeedOnce, scopesAsked } from '#app/http/feed-form.server.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { sentForms } from '#db/schema/members.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { ask, makeOrganisation, makeScene, subscription, visit } from './scene.ts'

useDatabase()

test('line 43: a form posted twice at once makes one feed, and one of the answers has its token', async () => {
  const { officer } = await makeScene()
  const key = newFormKey()
  const input = feedInput.parse({ name: 'Mine', scope: 'mine' })
  const post = () => asActor(officer, (db) => makeFeedOnce(db, officer, key, input))
  const answers = [...(await Promise.all([post(), post()])), await post()]
  const tokens = answers.flatMap((answer) => (answer?.ok ? answer.token : []))
  expect([tokens.length, answers.filter((answer) => answer === undefined).length]).toEqual([1, 2])
  expect(await asActor(officer, (db) => feedsOf(db, officer, new Date()))).toHaveLength(1)
  const [sent] = await asOwner((db) => db.select().from(sentForms))
  expect(sent?.answer?.includes(tokens[0] ?? '')).toBe(false)
})

test('a refused form may be sent again, mended', async () => {
  const { officer } = await makeScene()
  const key = newFormKey()
  const scope = `visit:${await visit(officer, { title: 'Working visit' })}`
  const post = (name: string) => asActor(officer, (db) => makeFeedOnce(db, officer, key, feedInput.parse({ name, scope, detail: 'busy' })))
  expect(await post('Working visit')).toEqual({ ok: false, reason: 'name-tells' })
  expect((await post('Busy times'))?.ok).toBe(true)
})

test('line 43: a rotation posted twice rotates once, and the token it made goes on working', async () => {
  const { officer, stranger } = await makeScene()
  const { id } = await subscription(officer)
  const key = newFormKey()
  const first = await asActor(officer, (db) => rotateFeedOnce(db, officer, key, id))
  expect(await asActor(officer, (db) => rotateFeedOnce(db, officer, key, id))).toBeUndefined()
  expect((await ask(first?.token ?? '')).status).toBe(200)
  expect(await asActor(stranger, (db) => rotateFeedOnce(db, stranger, newFormKey(), id))).toBeNull()
})

test('the address asks for a visit or an organisation, which then stands first; what is hidden is a 404 like what is not there', async () => {
  const { officer, stranger } = await makeScene()
  const visitId = await visit(officer, { title: 'Working visit' })
  const hidden = await makeOrganisation(officer, 'Council', 'confidential')
  const asked = (query: string, actor = stranger) =>
    asActor(actor, (db) => scopesAsked(db, actor, new Request(`https://gezant.test/feeds/new${query}`)))
  expect((await asked('')).scopes.map((choice) => choice.name ?? choice.value)).toEqual(['all', 'mine', 'Europe desk', 'follow-ups'])
  expect((await asked('?scope=mine')).asked).toBe('mine')
  expect((await asked(`?scope=visit&visit=${visitId}`)).scopes[0]).toEqual({
    value: `visit:${visitId}`,
    scope: 'visit',
    name: 'Working visit',
  })
  expect((await asked(`?scope=organisation&organisation=${hidden}`, officer)).scopes[0]?.name).toBe('Council')
  for (const query of [
    `?scope=organisation&organisation=${hidden}`,
    '?scope=visit',
    '?scope=visit&visit=x',
    '?scope=x',
    `?scope=visit&visit=${hidden}`,
  ]) {
    await expect(asked(query), query).rejects.toMatchObject({ status: 404 })
  }
})

test('a form about nothing, or with days and colours that are none, is refused beside the field', () => {
  const errorsOf = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return parseFeed(form).reply().error
  }
  const inRange = (max: number) => [`feeds.notInRange|{"max":${max}}`]
  expect(errorsOf({})).toEqual({ name: ['errors.required'], scope: ['errors.required'] })
  const wrong = {
    name: 'a\nb',
    scope: 'visit:1',
    detail: 'most',
    language: 'fr',
    pastDays: '-1',
    futureDays: '1.5',
    alarmMinutes: 'x',
    colour: 'red',
    packed: 'zip',
    expiresOn: '2026-02-30',
  }
  expect(errorsOf(wrong)).toEqual({
    name: ['errors.oneLine'],
    scope: ['errors.unknownChoice'],
    detail: ['errors.unknownChoice'],
    language: ['errors.unknownChoice'],
    pastDays: inRange(3660),
    futureDays: inRange(3660),
    alarmMinutes: inRange(20_160),
    colour: ['errors.unknownChoice'],
    packed: ['errors.unknownChoice'],
    expiresOn: ['feeds.expiresOff'],
  })
  expect(errorsOf({ name: 'Mine', scope: 'all', pastDays: '', alarmMinutes: '', colour: '' })).toBeUndefined()
})
