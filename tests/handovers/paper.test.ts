import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { briefDocx } from '#app/documents/brief-docx.server.ts'
import { handoverDocument } from '#app/documents/handover-document.ts'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findHandover } from '#app/domain/handovers/queries.server.ts'
import { sayInHandover } from '#app/domain/handovers/said.server.ts'
import { weightOfText, weightOfTie } from '#app/domain/handovers/weight.ts'
import '#app/i18n/all.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import '#app/i18n/of-pages.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { affiliations, contacts } from '#db/schema/contacts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeContact } from '../follow-ups/scene.ts'
import { at, handedOver, makeLeaving, read } from './scene.ts'

useDatabase({ onBoth: false })

const reader = (locale: Locale) => ({ locale, zone: 'UTC', theme: null, now: at.now.toISOString(), today: at.today, singleKeys: true })

async function onPaper(actor: Actor, id: string, locale: Locale = 'en') {
  const handover = await asActor(actor, (db) => findHandover(db, id))
  if (!handover) throw new Error('Not found')
  return handoverDocument(handover, await read(actor, id), i18nFor(locale).t, reader(locale))
}

async function makeProtected() {
  const scene = await makeLeaving()
  const { leaver, successor, talk, sheikh, community } = scene
  const hidden = await makeContact(leaver, 'Canary person', 'need-to-know')
  await asOwner(async (db) => {
    await db.update(contacts).set({ codeName: 'Birch' }).where(eq(contacts.id, hidden))
    await db.insert(affiliations).values({ contactId: hidden, organisationId: community, post: 'Canary post', untilOn: '2026-03-30' })
    for (const { id } of [leaver, successor])
      await db.execute(sql`insert into record_access (record_id, member_id, reason) values (${hidden}, ${id}, 'named')`)
  })
  await talk('2026-02-05', [sheikh, hidden])
  const id = await handedOver(leaver, { leaverId: leaver.id, successorId: successor.id })
  const say = (contactId: string, body: string) =>
    asActor(leaver, async (db) => {
      const handover = await findHandover(db, id)
      return handover && sayInHandover(db, leaver, handover, { contactId }, { body, level: 'internal' })
    })
  await say(hidden, 'Canary words')
  await say(sheikh, 'Drinks *no* coffee')
  return { ...scene, id }
}

test('on paper a protected person stands under the code name, without post, dates or words', async () => {
  const { successor, id } = await makeProtected()
  expect(JSON.stringify(await read(successor, id))).toMatch(/Canary person.*Canary post.*Canary words/s)
  const document = await onPaper(successor, id)
  expect(document.body).not.toMatch(/canary/i)
  expect(document.body).toContain('- **Birch** · Met once')
  expect([document.level, document.body.includes('Drinks \\*no\\* coffee')]).toEqual(['need-to-know', true])
  expect((await briefDocx(document)).byteLength).toBeGreaterThan(5000)
})

test('on paper who may not know a protected person finds neither name nor code name, and a looser level', async () => {
  const { lead, leaver, outsider } = await makeProtected()
  const document = await onPaper(outsider, await handedOver(lead, { leaverId: leaver.id, successorId: outsider.id }), 'nl')
  expect(JSON.stringify(document)).not.toMatch(/canary|birch/i)
  expect([document.level, document.heading, document.body.includes('Eén keer ontmoet')]).toEqual(['internal', 'Overdracht', true])
})

test('an open promise weighs as three meetings, and a meeting soon as five', () => {
  const tie = { times: 2, promises: 0, nextOn: undefined, lateDays: 0 }
  const weights = [
    tie,
    { ...tie, promises: 1 },
    { ...tie, nextOn: '2026-03-01' },
    { ...tie, nextOn: '2026-06-01' },
    { ...tie, lateDays: 4 },
  ]
  expect(weights.map((one) => weightOfTie(one, at.today))).toEqual([2, 5, 7, 2, 4])
  const text = { on: '2026-02-20', promises: 0, tier: null, people: 0 }
  const old = { ...text, on: '2024-02-20' }
  expect([text, old, { ...old, promises: 2 }, { ...old, tier: 'political' as const }].map((one) => weightOfText(one, at.today))).toEqual([
    12, 0, 8, 3,
  ])
})
