import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { messages } from '#db/schema/messages.ts'
import { startMailServer } from './mail-server.ts'
import { addFollowUps, addMembers, openOwn, remindAndQueue } from './people.ts'
import { startSenders } from './senders.ts'

const mails = 1000
const kills = 50
const giveUpMs = 240_000

/** A thousand mails by three processes, of which one is killed fifty times at random points of the sending: what was lost, and what came twice. */
export async function killedSenders() {
  const scene = await openOwn()
  await addMembers(scene.db, mails, ['follow-up-due'])
  await addFollowUps(scene.db, scene.deskId, 1)
  await remindAndQueue(new Date())
  const points = Array.from({ length: kills }, () => Math.floor(Math.random() * mails)).sort((one, other) => one - other)
  let killed = 0
  const kill = async () => {
    await delay(Math.random() * 100)
    senders.killOne()
  }
  const server = await startMailServer((received) => {
    while (killed < kills && (points[killed] ?? 0) <= received.length) {
      killed += 1
      void kill()
    }
  })
  const startedAt = Date.now()
  const senders = startSenders(3, scene.url, server.url)
  const left = () => scene.db.$count(messages, sql`${messages.state} <> 'sent'`)
  while ((await left()) > 0 && Date.now() - startedAt < giveUpMs) await delay(250)
  senders.stop()
  const unsent = await left()
  const byRecipient = Map.groupBy(server.received, ({ to }) => to)
  const twice = [...byRecipient.values()].filter((all) => all.length > 1)
  // What a process left between the server's yes and its note was taken in hand again; nothing else may come twice.
  const taken = await scene.db.select({ address: messages.address, tries: messages.tries }).from(messages)
  const tries = new Map(taken.map((message) => [message.address, message.tries]))
  const unexplained = twice.filter((all) => (tries.get(all[0]?.to ?? '') ?? 0) < all.length).length
  await server.close()
  await scene.stop()
  return {
    mails,
    killed,
    seconds: Math.round((Date.now() - startedAt) / 1000),
    lost: mails - byRecipient.size + unsent,
    duplicates: server.received.length - byRecipient.size,
    unexplained,
    otherMessageIds: twice.filter((all) => new Set(all.map(({ messageId }) => messageId)).size > 1).length,
  }
}
