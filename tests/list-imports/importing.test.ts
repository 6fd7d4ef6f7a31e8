import { eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cardOf } from '#app/domain/contacts/cards.server.ts'
import { contactIds } from '#app/domain/contacts/queries.server.ts'
import { applyTable } from '#app/domain/list-imports/apply.server.ts'
import { kindNamed, languagesNamed, proposeColumns } from '#app/domain/list-imports/columns.ts'
import { findTableImport, firstCells, tableCounts, tableOutcomes } from '#app/domain/list-imports/queries.server.ts'
import { undoTable } from '#app/domain/list-imports/undo.server.ts'
import { addOrganisation } from '#app/domain/organisations/commands.server.ts'
import { addRelation } from '#app/domain/relations/commands.server.ts'
import { contacts } from '#db/schema/contacts.ts'
import { organisations } from '#db/schema/organisations.ts'
import { assessment } from '#tests/assessments/scene.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { deedsOn, makeFollowUp, makeScene } from '../follow-ups/scene.ts'
import { addPerson, apply, begin, plansOf, told } from './scene.ts'

useDatabase({ onBoth: false })

const standing = () =>
  asOwner((db) =>
    db
      .select({ name: contacts.name, email: contacts.email, level: contacts.level })
      .from(contacts)
      .where(isNull(contacts.deletedAt))
      .orderBy(contacts.name),
  )

test('heads in English and Dutch find their fields, each once', () => {
  expect(proposeColumns('contacts', ['Naam', 'E-mailadres', 'Functie', 'Organisatie', 'Telefoon', 'Iets', 'Name'])).toEqual([
    'name',
    'email',
    'post',
    'organisation',
    'phone',
    '',
    '',
  ])
  expect(proposeColumns('contacts', ['First Name', 'Last Name', 'E-mail Address', 'Company', 'Job Title'])).toEqual([
    'firstName',
    'lastName',
    'email',
    'organisation',
    'post',
  ])
  expect(proposeColumns('organisations', ['Organisatienaam', 'Afkorting', 'Soort', 'Website', 'E-mail'])).toEqual([
    'name',
    'shortName',
    'kind',
    'website',
    '',
  ])
  expect([kindNamed('Gemeenschap'), kindNamed('ngo'), kindNamed('Ministry'), kindNamed('Club')]).toEqual([
    'community',
    'ngo',
    'ministry',
    undefined,
  ])
  expect([languagesNamed('ar, Engels; Kurdish'), languagesNamed('Klingon')]).toEqual([['ar', 'en', 'ku'], undefined])
})

test('a table becomes confidential contacts with names, posts that are known, and what to be told of each row', async () => {
  const { officer, desk } = await makeScene()
  await asActor(officer, (db) => addOrganisation(db, officer, { name: 'Council', kind: 'community', level: 'internal', deskId: desk.id }))
  const id = await begin(
    officer,
    [
      'Voornaam;Tussenvoegsel;Achternaam;Naam in eigen schrift;E-mail;Telefoon;Organisatie;Functie;Talen',
      'Example;van der;Person;شخص مثال;person@example.test;+31 70 1;Council;Adviser;ar, nl',
      'Other;;Person;;;;Nowhere;Clerk;',
      ';;;;nobody@example.test;;;;',
      'Third;;Person;;not an address;;;;',
      'Other;;Person;;;;Nowhere;Clerk;',
    ].join('\n'),
  )
  expect((await plansOf(officer, id)).map(({ line, kind, reason, field, unknown }) => [line, kind, reason, field, unknown])).toEqual([
    [2, 'new', undefined, undefined, undefined],
    [3, 'new', undefined, undefined, 'Nowhere'],
    [4, 'refused', 'errors.required', 'name', undefined],
    [5, 'refused', 'errors.notAnAddress', 'email', undefined],
    [6, 'refused', 'tables.reasons.twice|{"other":3}', undefined, undefined],
  ])
  expect(await standing()).toEqual([])
  expect(await apply(officer, id)).toEqual({ ok: true, counts: { created: 2, changed: 0 } })
  const [first] = await asActor(officer, (db) => contactIds(db, { text: 'Example' }, 5))
  expect(await asActor(officer, (db) => cardOf(db, first?.id ?? ''))).toMatchObject({
    name: 'Example van der Person',
    original: { name: 'شخص مثال' },
    posts: [{ organisation: 'Council', post: 'Adviser' }],
    languages: ['ar', 'nl'],
    email: 'person@example.test',
    phone: '+31 70 1',
    confidentiality: 'CONFIDENTIAL',
  })
  expect(await deedsOn(first?.id ?? '')).toMatchObject([{ verb: 'created', noun: 'contact' }])
})

test('the same file twice brings in nothing new, whatever is chosen for who is likely known', async () => {
  const { officer } = await makeScene()
  const text = 'Name,Email\nExample Person,person@example.test\nOther Person,\n'
  await apply(officer, await begin(officer, text))
  for (const likely of ['skip', 'update', 'new'] as const) {
    const again = await begin(officer, text, { likely })
    expect(await told(officer, again)).toEqual([
      [2, 'Example Person', 'unchanged'],
      [3, 'Other Person', 'unchanged'],
    ])
    expect(await apply(officer, again)).toEqual({ ok: true, counts: { created: 0, changed: 0 } })
  }
  expect(await standing()).toHaveLength(2)
})

test('who is likely known, in another spelling or by the same address, is skipped, updated or added as chosen', async () => {
  const { officer, outsider } = await makeScene()
  await addPerson(officer, 'Khaled Sharif', { email: 'old@example.test' })
  await addPerson(outsider, 'Press Person', { email: 'press@example.test' })
  const text = 'Name,Email\nChalid Sjarif,new@example.test\nPress Person,other@example.test\n'
  const kinds = async (likely: 'skip' | 'update' | 'new') =>
    (await told(officer, await begin(officer, text, { likely }))).map(([, , kind]) => kind)
  expect([await kinds('skip'), await kinds('new'), await kinds('update')]).toEqual([
    ['skipped', 'skipped'],
    ['new', 'new'],
    ['changed', 'refused'],
  ])
  const id = await begin(officer, text, { likely: 'update' })
  const [first, second] = await plansOf(officer, id)
  expect([first?.match?.name, first?.changes, second?.reason]).toEqual(['Khaled Sharif', ['email'], 'tables.reasons.otherDesk|{}'])
  await apply(officer, id)
  expect(await standing()).toMatchObject([
    { name: 'Khaled Sharif', email: 'new@example.test', level: 'internal' },
    { name: 'Press Person', email: 'press@example.test' },
  ])
  expect(await asActor(officer, (db) => undoTable(db, officer, id))).toEqual({ ok: true, counts: { undone: 1, kept: 0 } })
  expect((await standing())[0]).toMatchObject({ email: 'old@example.test' })
})

test('a contact that is hidden from whoever imports is one that is not here', async () => {
  const { officer, outsider } = await makeScene()
  await addPerson(outsider, 'Hidden Person', { level: 'confidential', email: 'hidden@example.test' })
  const id = await begin(officer, 'Name,Email\nHidden Person,hidden@example.test\n', { likely: 'update' })
  expect(await told(officer, id)).toEqual([[2, 'Hidden Person', 'new']])
})

test('organisations come in by the same way, with a kind by its word or the usual one', async () => {
  const { officer } = await makeScene()
  const text = 'Naam;Soort;Website\nRaad;Gemeenschap;https://example.test/\nInstituut;;\nClub;Vereniging;\n'
  const id = await begin(officer, text, { kind: 'organisations', choice: { usualKind: 'ngo' } })
  expect((await told(officer, id)).map(([, , kind]) => kind)).toEqual(['new', 'new', 'refused'])
  await apply(officer, id)
  const rows = await asOwner((db) =>
    db
      .select({ name: organisations.name, kind: organisations.kind, level: organisations.level })
      .from(organisations)
      .orderBy(organisations.name),
  )
  expect(rows).toEqual([
    { name: 'Instituut', kind: 'ngo', level: 'confidential' },
    { name: 'Raad', kind: 'community', level: 'confidential' },
  ])
  expect((await told(officer, await begin(officer, text, { kind: 'organisations' }))).map(([, , kind]) => kind)).toEqual([
    'unchanged',
    'unchanged',
    'refused',
  ])
  expect(await asActor(officer, (db) => undoTable(db, officer, id))).toMatchObject({ counts: { undone: 2, kept: 0 } })
})

test('what changed since the page was shown is shown again, and nothing is brought in; twice is no error', async () => {
  const { officer } = await makeScene()
  const id = await begin(officer, 'Name,Email\nExample Person,person@example.test\n')
  await addPerson(officer, 'Example Person')
  const stale = await asActor(officer, (db) => applyTable(db, officer, id, 'an older print'))
  expect([stale, (await asActor(officer, (db) => findTableImport(db, id)))?.state]).toEqual([
    { ok: false, reason: 'changed-meanwhile' },
    'dry-run',
  ])
  expect(await standing()).toHaveLength(1)
  expect(await apply(officer, id)).toMatchObject({ ok: true })
  expect(await apply(officer, id)).toEqual({ ok: false, reason: 'applied-before' })
})

test('all of a table is brought in or nothing', async () => {
  const { officer } = await makeScene()
  const id = await begin(officer, 'Name\nExample Person\n')
  const broken = asActor(officer, async (db) => {
    await applyTable(db, officer, id, undefined)
    throw new Error('The power went')
  })
  await expect(broken).rejects.toThrow('The power went')
  expect([await standing(), (await asActor(officer, (db) => findTableImport(db, id)))?.state]).toEqual([[], 'dry-run'])
})

test('undoing takes back what nobody edited or used since, and says what stays', async () => {
  const { officer } = await makeScene()
  const id = await begin(officer, 'Name\nEdited\nUsed\nFree\n')
  await apply(officer, id)
  const rows = await asActor(officer, (db) => tableOutcomes(db, id))
  const [edited, used] = rows.map((row) => row.to?.split('/').at(-1) ?? '')
  await asOwner((db) =>
    db
      .update(contacts)
      .set({ remarks: 'Edited' })
      .where(eq(contacts.id, edited ?? '')),
  )
  await makeFollowUp(officer, { contactId: used ?? '' })
  expect(await asActor(officer, (db) => undoTable(db, officer, id))).toEqual({ ok: true, counts: { undone: 1, kept: 2 } })
  expect((await standing()).map(({ name }) => name)).toEqual(['Edited', 'Used'])
  expect(await asActor(officer, (db) => undoTable(db, officer, id))).toEqual({ ok: false, reason: 'not-applied' })
})

test('undoing leaves whom somebody has assessed or put in relation to somebody', async () => {
  const { officer } = await makeScene()
  const id = await begin(officer, 'Name\nAssessed\nRelated\nOther end\nFree\n')
  await apply(officer, id)
  const rows = await asActor(officer, (db) => tableOutcomes(db, id))
  const [assessed = '', related = '', other = ''] = rows.map((row) => row.to?.split('/').at(-1) ?? '')
  await assessment(officer, { contactId: assessed })
  const deskId = officer.deskIds[0] ?? ''
  const terms = { said: 'colleague', level: 'internal', deskId } as const
  await asActor(officer, (db) => addRelation(db, officer, { contactId: related, withId: other, ...terms }))
  expect(await asActor(officer, (db) => undoTable(db, officer, id))).toEqual({ ok: true, counts: { undone: 1, kept: 3 } })
  expect((await standing()).map(({ name }) => name)).toEqual(['Assessed', 'Other end', 'Related'])
})

test('a table is its uploader’s own, and its desk’s', async () => {
  const { officer, coordinator, outsider } = await makeScene()
  const id = await begin(officer, 'Name\nExample Person\n')
  expect([await plansOf(coordinator, id), await apply(coordinator, id)]).toEqual([[], { ok: false, reason: 'not-found' }])
  const seen = await asActor(coordinator, async (db) => [
    await firstCells(db, id),
    await tableOutcomes(db, id),
    (await tableCounts(db)).size,
  ])
  expect(seen).toEqual([[], [], 0])
  const moved = { ...officer, deskIds: outsider.deskIds }
  expect(await asActor(moved, (db) => applyTable(db, moved, id, undefined))).toEqual({ ok: false, reason: 'not-yours' })
})
