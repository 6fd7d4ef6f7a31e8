import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { handoverDocument } from '#app/documents/handover-document.ts'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { withdrawAssessment } from '#app/domain/assessments/commands.server.ts'
import '#app/i18n/all.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import type { Locale } from '#app/i18n/locales.ts'
import '#app/i18n/of-pages.ts'
import { recordAccess } from '#db/schema/access.ts'
import { contacts } from '#db/schema/contacts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { assessment } from '../assessments/scene.ts'
import { makeContact, makeOrganisation } from '../follow-ups/scene.ts'
import { relate } from '../relations/scene.ts'
import { at, find, handedOver, makeLeaving, read } from './scene.ts'

useDatabase({ onBoth: false })

/** What the handover says of how people and organisations are seen, and of who is what to whom. */
async function temperature(actor: Actor, id: string) {
  const { people, organisations } = await read(actor, id)
  return Object.fromEntries(
    [...people, ...organisations].map(({ name, assessments, relations, moreRelations }) => [
      name,
      [
        ...assessments.map(({ kind, value, note, by, assessedOn }) => `${kind} ${value}: ${note} (${by}, ${assessedOn})`),
        ...relations.map(({ said, other }) => `${said} ${other}`),
        ...(moreRelations > 0 ? [`${moreRelations} more`] : []),
      ],
    ]),
  )
}

async function onPaper(actor: Actor, id: string, locale: Locale = 'en') {
  const handover = await find(actor, id)
  if (!handover) throw new Error('Not found')
  const reader = { locale, zone: 'UTC', theme: null, now: at.now.toISOString(), today: at.today, singleKeys: true }
  return handoverDocument(handover, await read(actor, id), i18nFor(locale).t, reader)
}

async function makeGiven() {
  const scene = await makeLeaving()
  const { leaver, successor, outsider, lead, talk, sheikh, lawyer } = scene
  await talk('2026-02-03', [sheikh])
  await talk('2026-02-03', [sheikh, lawyer])
  const input = { leaverId: leaver.id }
  const id = await handedOver(leaver, { ...input, successorId: successor.id })
  return { ...scene, id, toOutsider: await handedOver(lead, { ...input, successorId: outsider.id }) }
}

test('whoever takes over reads how each is seen now, by whom, since when and why', async () => {
  const { leaver, successor, lead, sheikh, community, id } = await makeGiven()
  await assessment(leaver, { contactId: sheikh, grade: 'influence-2', note: 'Was not heard', assessedOn: '2025-11-01' })
  await assessment(lead, { contactId: sheikh, grade: 'influence-5', note: 'Decides alone', assessedOn: '2026-02-01' })
  const wrong = await assessment(leaver, { contactId: sheikh, grade: 'stance-1', note: 'Mistaken', assessedOn: '2026-02-02' })
  await assessment(leaver, { organisationId: community, grade: 'interest-4', note: 'Asks for talks', assessedOn: '2026-01-05' })
  await asActor(leaver, (db) => withdrawAssessment(db, leaver, wrong, { reason: 'Not said by him' }))
  expect(await temperature(successor, id)).toEqual({
    'Sheikh A.': ['influence 5: Decides alone (Desk manager, 2026-02-01)'],
    'Lawyer B.': [],
    'Druze community': ['interest 4: Asks for talks (Policy officer, 2026-01-05)'],
  })
})

test('an assessment above the reader’s level is not in their handover, and the one below it counts', async () => {
  const { leaver, successor, outsider, sheikh, id, toOutsider } = await makeGiven()
  await assessment(leaver, { contactId: sheikh, grade: 'influence-2', note: 'In the open', assessedOn: '2025-11-01' })
  await assessment(leaver, { contactId: sheikh, grade: 'influence-5', note: 'CANARY', assessedOn: '2026-02-01', level: 'confidential' })
  expect((await temperature(successor, id))['Sheikh A.']).toEqual(['influence 5: CANARY (Policy officer, 2026-02-01)'])
  expect((await temperature(outsider, toOutsider))['Sheikh A.']).toEqual(['influence 2: In the open (Policy officer, 2025-11-01)'])
  const [theirs, ours] = [await onPaper(outsider, toOutsider), await onPaper(successor, id)]
  expect([theirs.body.includes('CANARY'), theirs.level, ours.body.includes('CANARY'), ours.level]).toEqual([
    false,
    'internal',
    true,
    'confidential',
  ])
})

test('relations that hold are said from both ends, with others of the handover first; those that ended or lead to somebody hidden are not', async () => {
  const { leaver, outsider, successor, sheikh, lawyer, id, toOutsider } = await makeGiven()
  const brother = await makeContact(leaver, 'Brother')
  const hidden = await makeContact(leaver, 'CANARY', 'confidential')
  await relate(leaver, { contactId: sheikh, withId: brother, said: 'family', fromOn: '2025-01-01' })
  await relate(leaver, { contactId: lawyer, withId: sheikh, said: 'adviser-of' })
  await relate(leaver, { contactId: sheikh, withId: brother, said: 'reports-to', untilOn: '2026-02-19' })
  await relate(leaver, { contactId: sheikh, withId: brother, said: 'colleague', fromOn: '2026-02-21' })
  await relate(leaver, { contactId: sheikh, withId: hidden, said: 'friend' })
  expect(await temperature(outsider, toOutsider)).toMatchObject({
    'Sheikh A.': ['adviser-of-back Lawyer B.', 'family Brother'],
    'Lawyer B.': ['adviser-of Sheikh A.'],
  })
  expect((await temperature(successor, id))['Sheikh A.']).toContain('friend CANARY')
})

test('of many relations five are said and the others counted', async () => {
  const { leaver, successor, community, id } = await makeGiven()
  for (let number = 1; number <= 7; number += 1)
    await relate(leaver, { organisationId: community, withId: await makeOrganisation(leaver, `Party ${number}`), said: 'rival-of' })
  expect((await temperature(successor, id))['Druze community']).toEqual([...Array(5).fill(expect.stringContaining('rival-of')), '2 more'])
})

test('on paper it stands below each, without a relation to somebody protected and without anything about them', async () => {
  const { leaver, successor, sheikh, lawyer, talk, id } = await makeGiven()
  const hidden = await makeContact(leaver, 'CANARY person', 'need-to-know')
  await asOwner(async (db) => {
    await db.update(contacts).set({ codeName: 'Birch' }).where(eq(contacts.id, hidden))
    for (const { id: memberId } of [leaver, successor])
      await db.insert(recordAccess).values({ recordId: hidden, memberId, reason: 'named' })
  })
  await talk('2026-02-05', [sheikh, hidden])
  await assessment(leaver, { contactId: sheikh, grade: 'stance-4', note: 'Said *yes*', assessedOn: '2026-02-01' })
  await assessment(leaver, { contactId: hidden, grade: 'stance-1', note: 'CANARY note', assessedOn: '2026-02-01' })
  await relate(leaver, { contactId: lawyer, withId: sheikh, said: 'adviser-of' })
  await relate(leaver, { contactId: sheikh, withId: hidden, said: 'family' })
  expect((await temperature(successor, id))['Sheikh A.']).toContain('family CANARY person')
  const { body } = await onPaper(successor, id, 'nl')
  expect(body).toContain('    - Houding: voor. Said \\*yes\\* (Policy officer, 1 feb. 2026)\n    - geadviseerd door Lawyer B.')
  expect(body).toContain('**Birch**')
  expect(body).not.toMatch(/canary|familie/i)
})
