import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { getDatabase } from '#db/client.server.ts'
import { engagements } from '#db/schema/engagements.ts'
import { names } from '#db/schema/names.ts'
import { organisations } from '#db/schema/organisations.ts'
import { engagementOrganisations } from '#db/schema/participants.ts'
import { support } from '#db/schema/support.ts'
import { engagementMandates, mandates, topics } from '#db/schema/topics.ts'
import { seedLetter } from '#seeds/letter.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import * as facts from './facts.ts'

useDatabase({ emptied: 'once', onBoth: false })

beforeAll(async () => void (await seedLetter(getDatabase(), new Date('2026-11-23T09:00:00Z'))), 120_000)

const sorted = (list: string[]) => [...list].sort()

test('every community, institution and partner of the letter is there, of its kind, with its spellings, and no other', async () => {
  const rows = await asOwner((db) =>
    db
      .select({
        name: organisations.name,
        kind: organisations.kind,
        source: organisations.source,
        note: organisations.sourceNote,
        written: names.name,
      })
      .from(organisations)
      .innerJoin(names, eq(names.organisationId, organisations.id)),
  )
  const found = [...Map.groupBy(rows, (row) => row.name)].map(([name, same]) => ({
    name,
    kind: same[0]?.kind,
    source: same[0]?.source,
    missing: facts.organisations
      .find(([known]) => known === name)?.[2]
      .filter((spelling) => !same.some(({ written }) => written === spelling)),
    saysWhere: same.every(({ note }) => note?.startsWith('Letter of the Minister of Foreign Affairs')),
  }))
  expect(found.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
    [...facts.organisations]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, kind]) => ({ name, kind, source: 'letter', missing: [], saysWhere: true })),
  )
})

test('the country office stands under its organisation', async () => {
  const rows = await asOwner((db) => db.select().from(organisations))
  const office = rows.find((row) => row.name === 'OHCHR, country office Damascus')
  expect(rows.filter((row) => row.id === office?.parentId).map((row) => row.shortName)).toEqual(['OHCHR'])
})

test('the mandates stand in the words of the letter', async () => {
  const rows = await asOwner((db) => db.select().from(mandates).orderBy(asc(mandates.reference)))
  expect(rows.map((row) => [row.reference, row.title, row.asks, row.givenOn])).toEqual(facts.mandates)
  expect(new Set(rows.map((row) => row.source))).toEqual(new Set(['letter']))
})

test('the themes are there, in English and Dutch', async () => {
  const rows = await asOwner((db) => db.select().from(topics))
  expect(sorted(rows.map((row) => row.name))).toEqual(facts.themes)
  expect(rows.filter((row) => row.source !== 'letter' || !row.nameNl)).toEqual([])
})

test('the support has its amounts and periods, and none where the letter gives none', async () => {
  const rows = await asOwner((db) =>
    db
      .select({ to: organisations.name, what: support.what, amount: support.amount, currency: support.currency, period: support.period })
      .from(support)
      .innerJoin(organisations, eq(organisations.id, support.organisationId))
      .where(eq(support.source, 'letter'))
      .orderBy(organisations.name, support.what),
  )
  expect(rows.map((row) => [row.to, row.what, row.amount, row.currency, row.period])).toEqual(facts.support)
})

test('the engagements of the letter are these nine, and its talks have neither day nor hour', async () => {
  const rows = await asOwner(async (db) => {
    const found = await db.select().from(engagements).where(eq(engagements.source, 'letter'))
    const byId = new Map((await db.select().from(engagements)).map((row) => [row.id, row.title]))
    const partners = await db
      .select({ id: engagementOrganisations.engagementId, name: organisations.name })
      .from(engagementOrganisations)
      .innerJoin(organisations, eq(organisations.id, engagementOrganisations.organisationId))
    const carriedOut = await db
      .select({ id: engagementMandates.engagementId, reference: mandates.reference })
      .from(engagementMandates)
      .innerJoin(mandates, eq(mandates.id, engagementMandates.mandateId))
    const [host] = await db.select().from(organisations).where(eq(organisations.name, 'Ministry of Foreign Affairs'))
    return found.map((row) => ({
      ...{ kind: row.kind, title: row.title, timing: row.timing, on: [row.startsOn, row.endsOn], tier: row.tier, status: row.status },
      ...{ source: row.source, place: row.place, purpose: row.purpose },
      visit: row.visitId === null ? null : (byId.get(row.visitId) ?? 'unknown'),
      host: row.hostId === null ? null : row.hostId === host?.id ? host.name : 'another',
      with: sorted(partners.filter(({ id }) => id === row.id).map(({ name }) => name)),
      mandates: carriedOut.filter(({ id }) => id === row.id).map(({ reference }) => reference),
    }))
  })
  expect(rows.sort((a, b) => (`${a.on[0]}${a.title}` < `${b.on[0]}${b.title}` ? -1 : 1))).toEqual(facts.engagements)
})

test('what recurs without a date in the letter is told of the organisations, and its dates in the calendar are marked as invented', async () => {
  const rows = await asOwner((db) =>
    db
      .select({ kind: organisations.kind, description: organisations.description, tier: engagements.tier, note: engagements.sourceNote })
      .from(engagements)
      .innerJoin(engagementOrganisations, eq(engagementOrganisations.engagementId, engagements.id))
      .innerJoin(organisations, eq(organisations.id, engagementOrganisations.organisationId))
      .where(and(eq(engagements.source, 'demo'), eq(organisations.source, 'letter'))),
  )
  const communities = rows.filter((row) => row.kind === 'community')
  const government = rows.filter((row) =>
    row.description?.includes('calls for independent monitoring, trials and protection of all communities'),
  )
  expect(communities.every((row) => row.description?.startsWith('Structural talks take place'))).toBe(true)
  for (const contacts of [communities, government]) {
    expect(new Set(contacts.map((row) => row.tier))).toEqual(new Set(['official', 'political']))
    expect(contacts.every((row) => row.note?.startsWith('Invented for the demo.'))).toBe(true)
  }
})
