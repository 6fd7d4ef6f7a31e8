import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement } from '#app/domain/engagements/commands.server.ts'
import { makeShare, revokeShare } from '#app/domain/shares/commands.server.ts'
import { openShare } from '#app/domain/shares/open.server.ts'
import { sharesOf } from '#app/domain/shares/queries.server.ts'
import { findVisit } from '#app/domain/visits/queries.server.ts'
import { activity } from '#db/schema/activity.ts'
import { engagements } from '#db/schema/engagements.ts'
import { shares } from '#db/schema/handouts.ts'
import { deskMembers, members } from '#db/schema/members.ts'
import { minutesLater, quickHash, secret } from '#tests/helpers/accounts.ts'
import { clear } from '#tests/helpers/clearance.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { canaryVisit, item, now, pageOf, visit } from '../handouts/scene.ts'
import { makeScene } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

type Wish = { reader?: 'hosts' | 'delegation'; expiresOn?: string; passphraseHash?: string | null }

async function share(actor: Actor, visitId: string, wish: Wish = {}) {
  return asActor(actor, async (db) => {
    const found = await findVisit(db, visitId)
    if (!found) throw new Error('No visit')
    const asked = { reader: 'delegation' as const, language: 'en' as const, expiresOn: '2026-03-07', passphraseHash: null, ...wish }
    return makeShare(db, actor, found, asked, now)
  })
}

async function token(actor: Actor, visitId: string, wish: Wish = {}): Promise<string> {
  const made = await share(actor, visitId, wish)
  if (!made.ok) throw new Error(made.reason)
  return made.token
}

type Asking = { passphrase?: string; address?: string; at?: Date }
const open = (link: string, { passphrase, address = '203.0.113.9', at = now }: Asking = {}) =>
  openShare(link, { passphrase, address, secret, now: at })

async function page(link: string, asking: Asking = {}): Promise<string> {
  const opened = await open(link, asking)
  return opened.status === 'open' ? pageOf(opened) : opened.status
}

test.each(['hosts', 'delegation'] as const)(
  'a guest among the %s reads the programme as it is, and no word from inside',
  async (reader) => {
    const { officer } = await makeScene()
    const link = await token(officer, await canaryVisit(officer), { reader })
    const text = await page(link)
    expect(text).toContain('OUT-talk')
    expect(text).not.toMatch(/INSIDE/)
    expect(text).not.toMatch(/<a |<script|<form/)
    const [kept] = await asOwner((db) => db.select().from(shares))
    expect(JSON.stringify(kept)).not.toMatch(/INSIDE/)
  },
)

test('a token is at least 192 bits, and nowhere in the database', async () => {
  const { officer } = await makeScene()
  const link = await token(officer, await visit(officer))
  expect(Buffer.from(link, 'base64url').length).toBeGreaterThanOrEqual(24)
  expect(JSON.stringify(await asOwner((db) => db.select().from(shares)))).not.toContain(link)
  expect(await asOwner((db) => db.select({ fields: activity.fields }).from(activity).where(eq(activity.verb, 'shared')))).toEqual([
    { fields: ['delegation', 'en'] },
  ])
})

test('a link shows nothing once it is over, withdrawn, or its maker is gone', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await visit(officer)
  const [over, withdrawn, left] = [await share(officer, id), await share(officer, id), await token(coordinator, id)]
  if (!over.ok || !withdrawn.ok) throw new Error('Not made')
  expect([await page(over.token), await page(withdrawn.token), await page(left)].map((text) => text.includes('Working visit'))).toEqual([
    true,
    true,
    true,
  ])
  expect(await page(over.token, { at: new Date('2026-03-07T22:59:59Z') })).toContain('Working visit')
  expect(await page(over.token, { at: new Date('2026-03-07T23:00:00Z') })).toBe('gone')
  await asActor(officer, (db) => revokeShare(db, officer, id, withdrawn.id, now))
  expect(await page(withdrawn.token)).toBe('gone')
  await asOwner((db) => db.update(members).set({ disabledAt: now }).where(eq(members.id, coordinator.id)))
  expect(await page(left)).toBe('gone')
  expect(await page('never-made')).toBe('unknown')
})

test('a visit that became strict without sign-off, or was hidden from the maker shows nothing', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer)
  const link = await token(officer, id)
  await asOwner((db) => db.update(engagements).set({ level: 'confidential' }).where(eq(engagements.id, id)))
  expect(await page(link)).toBe('gone')
  await clear(officer, id)
  expect(await page(link)).toContain('Working visit')
  await asOwner((db) => db.delete(deskMembers).where(eq(deskMembers.memberId, officer.id)))
  expect(await page(link)).toBe('gone')
  await asOwner((db) => db.update(engagements).set({ level: 'internal', deletedAt: now }).where(eq(engagements.id, id)))
  expect(await page(link)).toBe('gone')
})

test('a visit that is not cleared gets no link, nor does a day that is past or too far off', async () => {
  const { officer } = await makeScene()
  const [open, strict] = [await visit(officer), await visit(officer, { level: 'confidential' })]
  expect(await share(officer, strict)).toEqual({ ok: false, reason: 'not-cleared' })
  await clear(officer, strict)
  expect(await share(officer, strict)).toMatchObject({ ok: true })
  expect(await share(officer, open, { expiresOn: '2026-02-04' })).toEqual({ ok: false, reason: 'bad-date' })
  expect(await share(officer, open, { expiresOn: '2027-03-01' })).toEqual({ ok: false, reason: 'bad-date' })
})

test('links are made, seen and withdrawn by those who may write the visit alone', async () => {
  const { officer, stranger, viewer, manager } = await makeScene()
  const id = await visit(officer)
  const made = await share(officer, id)
  if (!made.ok) throw new Error(made.reason)
  for (const actor of [stranger, viewer, manager]) {
    await expect(share(actor, id)).rejects.toThrow()
    expect(await asActor(actor, (db) => sharesOf(db, id, now))).toEqual([])
    expect(await asActor(actor, (db) => revokeShare(db, actor, id, made.id, now))).toEqual({ ok: false })
  }
  expect((await asActor(officer, (db) => sharesOf(db, id, now))).map(({ by, revokedAt }) => [by, revokedAt])).toEqual([
    ['Policy officer', null],
  ])
  await expect(asActor(officer, (db) => db.select({ hash: shares.tokenHash }).from(shares))).rejects.toThrow()
  await expect(asActor(officer, (db) => db.update(shares).set({ expiresAt: now }))).rejects.toThrow()
})

test('a passphrase opens, another does not, and nothing is told before', async () => {
  const { officer } = await makeScene()
  const link = await token(officer, await visit(officer), { passphraseHash: await quickHash('zeven oude olijfbomen') })
  expect(await open(link)).toEqual({ status: 'locked', language: 'en' })
  expect(await open(link, { passphrase: 'zeven oude olijven' })).toEqual({ status: 'wrong', language: 'en' })
  expect(await page(link, { passphrase: 'zeven oude olijfbomen' })).toContain('Working visit')
  const [kept] = await asOwner((db) => db.select().from(shares))
  expect(kept?.openedAt).toEqual(now)
})

test('ten wrong passphrases from one network make it wait, others may still try', async () => {
  const { officer } = await makeScene()
  const right = 'zeven oude olijfbomen'
  const link = await token(officer, await visit(officer), { passphraseHash: await quickHash(right) })
  for (let tries = 0; tries < 10; tries += 1) expect((await open(link, { passphrase: `wrong ${tries}` })).status).toBe('wrong')
  expect(await open(link, { passphrase: right })).toEqual({ status: 'wait', language: 'en', retryAfterSeconds: 900 })
  expect((await open(link, { passphrase: right, address: '198.51.100.7' })).status).toBe('open')
  expect((await open(link, { passphrase: right, at: minutesLater(16, now) })).status).toBe('open')
})

test('a guest sees what changed since the link was made, and who comes back what changed since, for as long as they read', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer)
  const off = await item(officer, id, { title: 'Given up' })
  const link = await token(officer, id)
  expect(await page(link)).not.toContain('since')
  await asActor(officer, (db) => cancelEngagement(db, officer, off))
  await item(officer, id, { title: 'Fresh' })
  const sinceTheLink = await page(link, { at: minutesLater(10, now) })
  expect(sinceTheLink).toContain('Changed since 5 February')
  expect(sinceTheLink).toContain('Given up')
  await asOwner((db) => db.update(engagements).set({ place: 'Elsewhere' }).where(eq(engagements.title, 'Fresh')))
  for (const minutes of [60, 80]) {
    const text = await page(link, { at: minutesLater(minutes, now) })
    expect(text).toContain('Changed since 5 February')
    expect(text).toContain('had no place')
  }
  expect(await page(link, { at: minutesLater(24 * 60, now) })).toContain('Unchanged since 5 February')
})
