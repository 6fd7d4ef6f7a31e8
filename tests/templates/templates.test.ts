import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { engagementInput } from '#app/domain/engagements/input.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { followUpsOfEngagement } from '#app/domain/follow-ups/queries.server.ts'
import { addTemplate, changeTemplate, deleteTemplate } from '#app/domain/templates/commands.server.ts'
import { templateFrom } from '#app/domain/templates/from-engagement.server.ts'
import { type TemplateForm, templateInput } from '#app/domain/templates/input.ts'
import { allTemplates, findTemplate, templatesAtHand } from '#app/domain/templates/queries.server.ts'
import { titleFrom } from '#app/domain/templates/rules.ts'
import { scheduleFromTemplate } from '#app/domain/templates/schedule.server.ts'
import { findText } from '#app/domain/texts/texts.server.ts'
import { blankEngagement } from '#app/http/engagement-form.server.ts'
import type { Reader } from '#app/i18n/reader.tsx'
import { activity } from '#db/schema/activity.ts'
import { templates } from '#db/schema/templates.ts'
import type { Level } from '#db/schema/words.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { engagement, followUp, makeScene, organisation, text, today, zone } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const deskOf = (actor: Actor) => actor.deskIds[0] ?? ''
const inputFor = (over: Partial<TemplateForm> = {}) =>
  templateInput.parse({ name: 'Courtesy call', title: 'A call', kind: 'call', ...over })
const attempt = (actor: Actor, over: Partial<TemplateForm> = {}) => asActor(actor, (db) => addTemplate(db, actor, inputFor(over)))
async function keep(actor: Actor, over: Partial<TemplateForm> = {}): Promise<string> {
  const outcome = await attempt(actor, over)
  if (!outcome.ok) throw new Error(`Refused: ${outcome.field}`)
  return outcome.id
}
const find = (actor: Actor, id: string) => asActor(actor, (db) => findTemplate(db, id))
const change = (actor: Actor, id: string, version: number, over: Partial<TemplateForm>) =>
  asActor(actor, (db) => changeTemplate(db, actor, id, version, inputFor(over)))
const remove = (actor: Actor, id: string) => asActor(actor, (db) => deleteTemplate(db, actor, id))

test('a desk’s template is seen by the table of levels, one’s own by its owner alone', async () => {
  const { officer, coordinator, stranger, viewer, manager, administrator } = await makeScene()
  await keep(officer, { name: 'Own' })
  await keep(officer, { name: 'Open', deskId: deskOf(officer) })
  await keep(officer, { name: 'Closed', deskId: deskOf(officer), level: 'confidential' })
  await keep(officer, { name: 'Secret', level: 'need-to-know' })
  const names = async (actor: Actor) => (await asActor(actor, (db) => allTemplates(db, actor))).map(({ name }) => name)
  expect(await names(officer)).toEqual(['Closed', 'Open', 'Own', 'Secret'])
  expect(await names(coordinator)).toEqual(['Closed', 'Open'])
  expect(await names(manager)).toEqual(['Closed', 'Open'])
  expect([await names(stranger), await names(viewer), await names(administrator)]).toEqual([['Open'], ['Open'], ['Open']])
  const atHand = (actor: Actor) => asActor(actor, async (db) => (await templatesAtHand(db, actor)).map(({ name }) => name))
  expect([await atHand(coordinator), await atHand(stranger), await atHand(administrator)]).toEqual([['Closed', 'Open'], [], []])
})

test('a need-to-know template is nobody’s but its maker’s, past the form too', async () => {
  const { officer } = await makeScene()
  const asked = { name: 'Call', title: 'A call', kind: 'call', level: 'need-to-know', deskId: deskOf(officer) }
  expect(templateInput.safeParse(asked).error?.issues.map(({ path, message }) => [path, message])).toEqual([
    [['level'], 'templates.needToKnowIsOwn'],
  ])
  const input = { ...inputFor({ deskId: deskOf(officer) }), level: 'need-to-know' as const }
  await expect(asActor(officer, (db) => addTemplate(db, officer, input))).rejects.toThrow()
})

test('a template holds no organisation, desk or topic that its writer may not know of', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const secret = await organisation(coordinator, { name: 'Secret council', level: 'need-to-know' })
  const refused = (field: string) => ({ ok: false, reason: 'unknown-choice', field })
  expect(await attempt(officer, { organisationIds: [secret] })).toEqual(refused('organisationIds'))
  expect(await attempt(officer, { deskId: deskOf(stranger) })).toEqual(refused('deskId'))
  expect(await attempt(officer, { topicIds: [secret] })).toEqual(refused('topicIds'))
  expect(await attempt(officer, { memberIds: [secret] })).toEqual(refused('memberIds'))
})

test('an organisation that is hidden from a reader is absent for them, and stays when they change the template', async () => {
  const { officer, coordinator } = await makeScene()
  const secret = await organisation(officer, { name: 'Secret council', level: 'need-to-know' })
  const known = await organisation(officer)
  const id = await keep(officer, { deskId: deskOf(officer), organisationIds: [secret, known] })
  expect((await find(coordinator, id))?.organisationIds).toEqual([known])
  expect(await change(coordinator, id, 1, { deskId: deskOf(officer), name: 'Call' })).toEqual({ ok: true })
  expect((await find(officer, id))?.organisationIds).toEqual([secret])
  expect(await change(officer, id, 2, { deskId: deskOf(officer) })).toEqual({ ok: true })
  expect((await find(officer, id))?.organisationIds).toEqual([])
})

test('its desk changes and removes a template, nobody else does, past the commands too', async () => {
  const { officer, coordinator, stranger, manager, viewer } = await makeScene()
  const id = await keep(officer, { deskId: deskOf(officer) })
  const own = await keep(officer)
  const ours = { deskId: deskOf(officer), name: 'Call of ours' }
  for (const actor of [stranger, manager, viewer]) {
    expect(await change(actor, id, 1, ours)).toEqual({ ok: false, reason: 'not-yours' })
    expect(await remove(actor, id)).toEqual({ ok: false, reason: 'not-yours' })
    await asActor(actor, (db) => db.update(templates).set({ name: 'Taken' }).where(eq(templates.id, id)))
  }
  expect(await change(coordinator, own, 1, {})).toEqual({ ok: false, reason: 'not-found' })
  expect(await remove(coordinator, own)).toEqual({ ok: false, reason: 'not-found' })
  expect((await find(officer, id))?.name).toBe('Courtesy call')
  expect(await change(coordinator, id, 1, { name: 'Mine now' })).toEqual({ ok: false, reason: 'unknown-choice', field: 'deskId' })
  expect(await change(coordinator, id, 1, ours)).toEqual({ ok: true })
  expect(await change(officer, id, 1, ours)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await remove(coordinator, id)).toEqual({ ok: true })
  expect(await find(officer, id)).toBeUndefined()
  const deeds = await asOwner((db) =>
    db.select({ verb: activity.verb, fields: activity.fields }).from(activity).where(eq(activity.recordId, id)),
  )
  expect(deeds).toEqual(
    expect.arrayContaining([
      { verb: 'created', fields: [] },
      { verb: 'changed', fields: ['name'] },
      { verb: 'deleted', fields: [] },
    ]),
  )
  expect(deeds).toHaveLength(3)
})

const skeleton = {
  brief: '## Aims',
  followUps: [
    { title: 'Thank-you note', days: 2 },
    { title: 'Ask again', days: 30 },
  ],
  readOutDays: 1,
}
const all = { withBrief: 'on', withFollowUps: 'on', withReadOut: 'on' } as const

async function schedule(actor: Actor, templateId: string, over: Record<string, unknown> = {}) {
  // The evening before the clocks go forward in the Netherlands, into the morning after.
  const when = { timing: 'timed', zone, startsOn: '2026-03-28', startsTime: '23:00', endsOn: '2026-03-29', endsTime: '04:00' }
  const input = engagementInput.parse({ ...when, kind: 'meeting', title: 'Talk', deskId: deskOf(actor), templateId, ...over })
  return asActor(actor, (db) => scheduleFromTemplate(db, actor, input, today))
}
const made = (actor: Actor, id: string) =>
  asActor(actor, async (db) => ({
    brief: (await findText(db, 'brief', id))?.body,
    readOut: (await findText(db, 'read-out', id))?.dueOn,
    followUps: (await followUpsOfEngagement(db, id)).map(({ title, dueOn, owner }) => [title, dueOn, owner]),
  }))
const idOf = (outcome: Awaited<ReturnType<typeof schedule>>) => (outcome.ok ? outcome.id : '')

test('brief, read-out and follow-ups come with a talk on the right days, the night the clocks change as well', async () => {
  const { officer } = await makeScene()
  const templateId = await keep(officer, skeleton)
  const id = idOf(await schedule(officer, templateId, all))
  const thanks = (first: string, second: string) => [
    ['Thank-you note', first, 'Policy officer'],
    ['Ask again', second, 'Policy officer'],
  ]
  expect(await made(officer, id)).toEqual({ brief: '## Aims', readOut: '2026-03-30', followUps: thanks('2026-03-31', '2026-04-28') })
  const days = { ...all, timing: 'all-day', startsOn: '2026-10-23', endsOn: '2026-10-24', startsTime: undefined, endsTime: undefined }
  const second = idOf(await schedule(officer, templateId, days))
  expect(await made(officer, second)).toEqual({ brief: '## Aims', readOut: '2026-10-25', followUps: thanks('2026-10-26', '2026-11-23') })
  const midnight = idOf(await schedule(officer, templateId, { ...all, endsTime: '00:00' }))
  expect((await made(officer, midnight)).followUps).toEqual(thanks('2026-03-30', '2026-04-27'))
})

test('what its writer unticked stays away', async () => {
  const { officer } = await makeScene()
  const templateId = await keep(officer, skeleton)
  expect(await made(officer, idOf(await schedule(officer, templateId)))).toEqual({ brief: undefined, readOut: undefined, followUps: [] })
  const part = idOf(await schedule(officer, templateId, { withFollowUps: 'on' }))
  expect(await made(officer, part)).toMatchObject({
    brief: undefined,
    readOut: undefined,
    followUps: [
      ['Thank-you note', '2026-03-31', 'Policy officer'],
      ['Ask again', '2026-04-28', 'Policy officer'],
    ],
  })
})

test('what a template says stays as closed as the template, though the talk was made more open', async () => {
  const { officer, stranger } = await makeScene()
  const templateId = await keep(officer, { ...skeleton, deskId: deskOf(officer), level: 'confidential' })
  const id = idOf(await schedule(officer, templateId, { ...all, level: 'internal' }))
  expect(await made(officer, id)).toMatchObject({ brief: '## Aims' })
  expect(await made(stranger, id)).toMatchObject({ brief: undefined, followUps: [] })
})

test('nothing is scheduled from a template that is gone or hidden', async () => {
  const { officer, coordinator } = await makeScene()
  const templateId = await keep(officer, skeleton)
  const refused = { ok: false, reason: 'unknown-template', field: 'templateId' }
  expect(await schedule(coordinator, templateId, all)).toEqual(refused)
  await remove(officer, templateId)
  expect(await schedule(officer, templateId, all)).toEqual(refused)
  const rows = await asOwner((db) => db.select().from(activity).where(eq(activity.noun, 'engagement')))
  expect(rows).toEqual([])
})

const reader = { zone, now: '2026-02-05T08:12:00.000Z', today, locale: 'en' } as unknown as Reader
const blank = (actor: Actor, query: string) =>
  asActor(actor, (db) => blankEngagement(db, actor, reader, new URL(`http://x/engagements/new?${query}`)))

test('a new engagement is proposed for the next whole hour, and late in the evening for the next morning, where the reader is', async () => {
  const { officer } = await makeScene()
  const proposed = async (now: string, query = '', there = zone) => {
    const blank = await asActor(officer, (db) =>
      blankEngagement(db, officer, { ...reader, now, zone: there }, new URL(`http://x/engagements/new?${query}`)),
    )
    const { startsOn, startsTime, endsOn, endsTime } = blank.defaults as Record<string, string>
    return [startsOn, startsTime, endsOn, endsTime].filter(Boolean).join(' ')
  }
  expect([
    await proposed('2026-02-05T20:59:00Z'),
    await proposed('2026-02-05T21:10:00Z'),
    await proposed('2026-02-05T22:30:00Z'),
    await proposed('2026-02-05T21:10:00Z', 'date=2030-03-05'),
    await proposed('2026-02-05T21:10:00Z', 'date=2030-03-05&time=23:00'),
    await proposed('2026-02-05T21:10:00Z', '', 'America/New_York'),
  ]).toEqual([
    '2026-02-05 22:00 23:00',
    '2026-02-06 09:00 10:00',
    '2026-02-06 09:00 10:00',
    '2030-03-05 09:00 10:00',
    '2030-03-05 23:00 2030-03-06 00:00',
    '2026-02-05 17:00 18:00',
  ])
})

test('a template fills the form of a new engagement with what its reader may see, and saves nothing', async () => {
  const { officer, coordinator } = await makeScene()
  const secret = await organisation(officer, { name: 'Secret council', level: 'need-to-know' })
  const known = await organisation(officer)
  const id = await keep(officer, {
    ...skeleton,
    deskId: deskOf(officer),
    title: 'Talk with {organisation}',
    minutes: '90',
    zone: 'Asia/Damascus',
    place: 'Embassy',
    organisationIds: [secret, known],
    memberIds: [officer.id],
  } as Partial<TemplateForm>)
  const { defaults, chosen } = await blank(coordinator, `template=${id}&date=2026-03-01&time=23:00`)
  expect(defaults).toEqual({
    ...{ title: 'Talk with Druze community', kind: 'call', level: 'internal', status: 'confirmed', place: 'Embassy', topicIds: [] },
    ...{ timing: 'timed', zone: 'Asia/Damascus', startsOn: '2026-03-01', startsTime: '23:00', endsOn: '2026-03-02', endsTime: '00:30' },
    ...{ deskId: deskOf(officer), visitId: '', templateId: id, withBrief: 'on', withFollowUps: 'on', withReadOut: 'on' },
  })
  expect(chosen.organisationIds).toEqual([{ id: known, name: 'Druze community' }])
  expect(chosen.memberIds.map(({ name }) => name).sort()).toEqual(['Policy officer', 'Visit coordinator'])
  expect((await blank(officer, `template=${id}`)).defaults).toMatchObject({ startsOn: today, startsTime: '12:00', endsTime: '13:30' })
  const hidden = await keep(officer)
  expect((await blank(coordinator, `template=${hidden}`)).defaults).not.toHaveProperty('templateId')
})

test('a template that is kept from an engagement is as strict as the strictest it takes over', async () => {
  const { officer } = await makeScene()
  const druze = await organisation(officer)
  const id = await engagement(officer, { title: 'Talk', organisationIds: [druze], memberIds: [officer.id], startsOn: '2026-03-28' })
  const kept = () =>
    asActor(officer, async (db) => {
      const found = await findEngagement(db, id)
      return found && templateFrom(db, found)
    })
  const common = { name: 'Talk', title: 'Talk', kind: 'meeting', minutes: null, zone, place: null, topicIds: [], readOutDays: null }
  const links = { organisationIds: [druze], memberIds: [officer.id] }
  expect(await kept()).toEqual({ ...common, ...links, level: 'internal', brief: '', followUps: [] })
  await text(officer, 'brief', id, '## Aims', 'confidential')
  await followUp(officer, 'Thank-you note', { engagementId: id, dueOn: '2026-03-30' })
  await followUp(officer, 'Some day', { engagementId: id })
  const followUps = [{ title: 'Thank-you note', days: 2 }]
  expect(await kept()).toEqual({ ...common, ...links, level: 'confidential' satisfies Level, brief: '## Aims', followUps })
})

test('a title names whom the talk is with, or leaves dots for them', () => {
  expect(titleFrom('Talk with {organisation}', ['A', '$&'])).toBe('Talk with A, $&')
  expect(titleFrom('Talk with {organisation}', [])).toBe('Talk with …')
  expect(titleFrom('Debrief', ['A'])).toBe('Debrief')
})

test('numbers outside their range are refused by name, and rows without words are passed over', () => {
  const asked = { name: 'Call', title: 'A call', kind: 'call', minutes: 4, readOutDays: 366, followUps: [{ title: 'Note', days: -1 }] }
  expect(templateInput.safeParse(asked).error?.issues.map(({ path }) => path.join('.'))).toEqual([
    'minutes',
    'followUps.0.days',
    'readOutDays',
  ])
  expect(inputFor({ followUps: [{ title: 'Note' }, { days: 3 }] }).followUps).toEqual([{ title: 'Note', days: 0 }])
})
