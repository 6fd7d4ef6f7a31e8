import { newId } from '#app/lib/ids.ts'
import type { Database } from '#db/client.server.ts'
import { desks } from '#db/schema/members.ts'
import { assertEmpty } from './only-when-empty.ts'

/** Makes what an installation starts with: one desk. Its first administrator comes from `member add`. Throws NotEmpty unless the database is empty. */
export async function seedEmpty({ db }: Database): Promise<{ desks: number }> {
  await assertEmpty(db)
  await db.insert(desks).values({ id: newId(), name: 'First desk' })
  return { desks: 1 }
}
