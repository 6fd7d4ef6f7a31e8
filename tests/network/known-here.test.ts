import { expect, test } from 'vitest'
import { useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { contact, engagement, makeScene, organisation } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const { page } = await servePages()

test('the page of a contact and of an organisation leads to who here knows them, how often they met and when last', async () => {
  const { coordinator, officer, viewer } = await makeScene()
  const contactId = await contact(coordinator, { name: 'Guest' })
  const organisationId = await organisation(coordinator)
  const met = { contactIds: [contactId], organisationIds: [organisationId], status: 'held' as const }
  await engagement(coordinator, { ...met, memberIds: [officer.id], startsOn: '2026-01-20' })
  await engagement(coordinator, { ...met, memberIds: [officer.id], startsOn: '2026-01-29' })
  await engagement(coordinator, { ...met, memberIds: [coordinator.id], startsOn: '2026-01-30', level: 'confidential' })
  for (const [noun, id] of [
    ['contact', contactId],
    ['organisation', organisationId],
  ]) {
    const { body } = await page(viewer, `/${noun}s/${id}`)
    const link = /href="([^"]*)">Who here knows them/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const known = async (actor: typeof viewer) =>
      (await page(actor, `${link}&from=2026-01-01&until=2026-12-31`)).body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect([
      noun,
      /Policy officer.*?2 times, last on 29 Jan/.test(await known(viewer)),
      (await known(viewer)).includes('Visit coordinator'),
    ]).toEqual([noun, true, false])
    expect((await known(coordinator)).includes('Visit coordinator')).toBe(true)
  }
})
