import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addOrganisation } from '#app/domain/organisations/commands.server.ts'
import type { OrganisationInput } from '#app/domain/organisations/input.ts'
import { findOrganisation, organisationsPage } from '#app/domain/organisations/queries.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { makeDesk, makeMember } from '#tests/helpers/people.ts'

useDatabase()
const now = new Date('2026-02-05T08:12:00Z')

async function officerOf(name = 'Syria desk'): Promise<Actor> {
  const desk = await makeDesk(name)
  return makeMember({ name: `Officer of ${name}`, role: 'officer', desks: [desk] })
}

const druze = (actor: Actor, more: Partial<OrganisationInput> = {}): OrganisationInput => ({
  name: 'Druze community',
  kind: 'community',
  level: 'internal',
  deskId: actor.deskIds[0] ?? '',
  ...more,
})

test('an organisation is kept with every way it is written', async () => {
  const officer = await officerOf()
  const found = await asActor(officer, async (db) => {
    const id = await addOrganisation(
      db,
      officer,
      druze(officer, {
        original: 'الطائفة الدرزية',
        originalLanguage: 'ar',
        shortName: 'Druze',
        aliases: [{ name: 'druzen', language: 'nl' }, { name: 'الدروز' }],
        country: 'SY',
        cadenceWeeks: 8,
      }),
      { source: 'letter' },
    )
    return findOrganisation(db, id)
  })
  expect({
    name: found?.name,
    original: found?.original?.name,
    aliases: found?.aliases.map((alias) => [alias.name, alias.language]),
    desk: found?.desk,
    source: found?.source,
    createdBy: found?.createdBy,
  }).toEqual({
    name: 'Druze community',
    original: 'الطائفة الدرزية',
    aliases: [
      ['druzen', 'nl'],
      ['الدروز', null],
    ],
    desk: 'Syria desk',
    source: 'letter',
    createdBy: officer.id,
  })
})
test('list', async () => {
  const officer = await officerOf()
  const list = await asActor(officer, async (db) => {
    await addOrganisation(db, officer, druze(officer, { aliases: [{ name: 'druzen', language: 'nl' }] }))
    return organisationsPage(db, { text: 'الدروز' }, now)
  })
  expect(list.rows.map((r) => r.name)).toEqual(['Druze community'])
})
