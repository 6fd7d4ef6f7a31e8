import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { withdrawHandover } from '#app/domain/handovers/commands.server.ts'
import { signForHandover } from '#app/domain/handovers/receipts.server.ts'
import { keepNoticeWishes, noticeWishesOf } from '#app/domain/notices/choices.server.ts'
import { queueMail } from '#app/domain/notices/queue-mail.server.ts'
import { forgetOldNotices } from '#app/domain/notices/remind.server.ts'
import { handovers } from '#db/schema/handovers.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { calm, type MailServer, readMail, startMailServer } from '#tests/helpers/mail-server.ts'
import { find, handedOver, makeLeaving } from '../handovers/scene.ts'
import { publicUrl, sendDue } from '../invitations/scene.ts'
import { at, inbox, now, remindAll } from './scene.ts'

useDatabase({ onBoth: false })

let server: MailServer
beforeAll(async () => {
  server = await startMailServer()
})
beforeEach(() => calm(server))

async function makeGiven() {
  const scene = await makeLeaving()
  const { leaver, successor } = scene
  return { ...scene, id: await handedOver(leaver, { leaverId: leaver.id, successorId: successor.id }) }
}

test('a handover is brought up to whoever takes over, once, to nobody else, and not after the signature', async () => {
  const { leaver, successor, lead, id } = await makeGiven()
  for (let round = 0; round < 2; round += 1) await remindAll()
  expect([await inbox(successor), await inbox(leaver), await inbox(lead)]).toEqual([['handover-waits: Policy officer'], [], []])
  const handover = await find(successor, id)
  if (!handover) throw new Error('Not found')
  await asActor(successor, (db) => signForHandover(db, successor, handover, now))
  await remindAll()
  expect(await inbox(successor)).toEqual([])
})

test('a handover that is withdrawn is not brought up any more, and one made for oneself never is', async () => {
  const { leaver, successor, lead, id } = await makeGiven()
  await handedOver(lead, { leaverId: leaver.id, successorId: lead.id })
  await remindAll()
  expect([await inbox(successor), await inbox(lead)]).toEqual([['handover-waits: Policy officer'], []])
  await asActor(leaver, (db) => withdrawHandover(db, leaver, id))
  expect(await inbox(successor)).toEqual([])
})

test('by mail it names nobody, and leads to the pack', async () => {
  const { successor, id } = await makeGiven()
  await asActor(successor, async (db) => {
    const { quietFrom: _, quietUntil: __, ...wishes } = await noticeWishesOf(db, successor)
    await keepNoticeWishes(db, successor, { ...wishes, 'handover-waits': 'mail' })
  })
  await remindAll()
  await queueMail(now)
  expect(await sendDue(server, now)).toEqual(['sent'])
  const { text = '' } = await readMail(server.received[0]?.raw ?? '')
  expect(text).toMatch(/^Handover for you to take over, made .*\nWhat it is about is not in this message/)
  expect([text.includes(`${publicUrl}/handovers/${id}`), text.includes('Policy officer')]).toEqual([true, false])
})

test('one that waits for more than a year is not brought up anew', async () => {
  const { successor } = await makeGiven()
  await remindAll()
  expect(await forgetOldNotices(at('2027-06-01T08:00:00Z'))).toBe(0)
  await asOwner((db) => db.update(handovers).set({ signedAt: now }))
  expect([await forgetOldNotices(at('2027-06-01T08:00:00Z')), await inbox(successor)]).toEqual([1, []])
})
