import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement } from '#app/domain/engagements/commands.server.ts'
import { engagementEvent } from '#app/domain/feeds/events.server.ts'
import { calendarFile } from '#app/http/calendar-file.server.ts'
import { clear } from '#tests/helpers/clearance.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { ask, makeScene, schedule, subscribe } from './scene.ts'

useDatabase()

const publicUrl = 'https://gezant.test'
const linesOf = (text: string) => text.match(/^(UID|SEQUENCE|DTSTART|DTEND|STATUS|SUMMARY|LOCATION):.*$/gm)

test('one engagement to keep is the event that feeds show, with the same id and count of changes', async () => {
  const { officer, stranger } = await makeScene()
  const id = await schedule(officer, { level: 'confidential', place: 'Room 9', title: 'Talk: Sweida “soon”' })
  await asActor(officer, (db) => cancelEngagement(db, officer, id))
  await clear(officer, id)
  const event = await asActor(officer, (db) => engagementEvent(db, id, publicUrl))
  if (!event) throw new Error('hidden')
  const file = calendarFile(event, 'en')
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="Talk Sweida soon\.ics"/)
  const kept = linesOf(await file.text())
  expect(kept).toEqual(linesOf(await (await ask(await subscribe(officer))).text()))
  expect(kept).toContain(`UID:${id}@gezant.invalid`)
  expect(kept).toContain('SEQUENCE:1')
  expect(await asActor(stranger, (db) => engagementEvent(db, id, publicUrl))).toBeUndefined()
})
