import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import { atOnce } from '#tests/helpers/at-once.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeDesk } from '#tests/helpers/people.ts'

useDatabase({ onBoth: false })

// The embedded database has one connection, where nothing happens at the same moment.
test.runIf(process.env.TEST_DATABASE === 'server')('a contact who is given two names at the same moment is known by both', async () => {
  const { id: deskId } = await makeDesk('Syria desk')
  const contactId = newId()
  await asOwner((db) => db.execute(sql`insert into contacts (id, desk_id, name) values (${contactId}, ${deskId}, 'Guest')`))
  const named = (words: string) =>
    sql`insert into names (id, contact_id, name, kind, folded, key) values (gen_random_uuid(), ${contactId}, ${words}, 'alias', ${words}, '')`
  await atOnce(named('abu'), named('khaled'))
  const [known] = await asOwner((db) => db.select({ folded: sql<string>`folded` }).from(sql`known_as`))
  expect(known?.folded.split(' ').sort()).toEqual(['abu', 'khaled'])
})
