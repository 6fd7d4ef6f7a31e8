import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unfold } from '#app/vcard/lines.ts'
import { readCards } from '#app/vcard/read.ts'
import type { Card, ReadCard } from '#app/vcard/values.ts'
import { writeCard } from '#app/vcard/write.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string | Uint8Array) => readCards(typeof text === 'string' ? bytes(text) : text)

function only(text: string | Uint8Array): ReadCard {
  const outcome = read(text)
  if (!outcome.ok || outcome.cards.length !== 1) throw new Error(JSON.stringify(outcome))
  return outcome.cards[0] as ReadCard
}

const person: Card = {
  kind: 'individual',
  id: '0190a000-0000-7000-8000-000000000001',
  name: 'Example Person',
  original: { name: 'شخص مثال', language: 'ar' },
  aliases: [{ name: 'E. Person' }, { name: 'Örnek', language: 'tr' }],
  posts: [
    { organisation: 'Ministry; of examples, first', post: 'Minister', postOriginal: 'وزير' },
    { organisation: 'Council', post: 'Member' },
  ],
  languages: ['ar', 'en'],
  email: 'person@example.test',
  phone: '+31 70 000 0000',
  confidentiality: 'PRIVATE',
  changedAt: new Date('2026-02-10T07:08:09.123Z'),
}

test('a contact as version 4.0 says it: both scripts as one name, posts by group, no class', () => {
  expect(writeCard(person, '4.0').split('\r\n')).toEqual([
    'BEGIN:VCARD',
    'VERSION:4.0',
    'PRODID:-//Gezant//Contacts//EN',
    'KIND:individual',
    'UID:urn:uuid:0190a000-0000-7000-8000-000000000001',
    'REV:20260210T070809Z',
    'FN;ALTID=1:Example Person',
    'FN;ALTID=1;LANGUAGE=ar:شخص مثال',
    'N;ALTID=1:;Example Person;;;',
    'N;ALTID=1;LANGUAGE=ar:;شخص مثال;;;',
    'NICKNAME:E. Person',
    'NICKNAME;LANGUAGE=tr:Örnek',
    'ORG:Ministry\\; of examples\\, first',
    'TITLE;ALTID=1:Minister',
    'TITLE;ALTID=1;LANGUAGE=ar:وزير',
    'post2.ORG:Council',
    'post2.TITLE:Member',
    'LANG;PREF=1:ar',
    'LANG;PREF=2:en',
    'EMAIL:person@example.test',
    'TEL:+31 70 000 0000',
    'END:VCARD',
    '',
  ])
})

test('version 3.0 says the level as its class, the other script as one more name, and an organisation as a company', () => {
  const lines = writeCard(person, '3.0').split('\r\n')
  expect(lines.filter((line) => /^(CLASS|NICKNAME|FN|KIND|N)[:;]/.test(line))).toEqual([
    'FN:Example Person',
    'N:;Example Person;;;',
    'NICKNAME;LANGUAGE=ar:شخص مثال',
    'NICKNAME:E. Person',
    'NICKNAME;LANGUAGE=tr:Örnek',
    'CLASS:PRIVATE',
  ])
  const { confidentiality: _, ...open } = person
  expect(writeCard(open, '3.0')).not.toContain('CLASS')
  const organisation = writeCard({ ...open, kind: 'org', posts: [], website: 'https://example.test/a,b;c' }, '3.0')
  expect(organisation).toContain('X-ABSHOWAS:COMPANY\r\n')
  expect(organisation).toContain('N:;;;;\r\n')
  expect(organisation).toContain('ORG:Example Person\r\n')
  expect(organisation).toContain('URL:https://example.test/a,b;c\r\n')
})

const nasty = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    'a\r\nTEL:1',
    'a\nEND:VCARD\nBEGIN:VCARD',
    'x\rURL:y',
    'a\u2028FN:b',
    '\\',
    ';',
    ',',
    '"',
    '\\n',
    'é'.repeat(80),
    '👩‍👩‍👧'.repeat(12),
    'سلام'.repeat(40),
  ),
)
// What a form lets through: one line with something on it.
const words = nasty.map(
  (text) =>
    `x${text
      .toWellFormed()
      .replace(/[\p{Cc}\u2028\u2029]/gu, '')
      .trim()}`,
)
const tag = fc.constantFrom('ar', 'tr', 'en', 'nl')
const name = fc.record({ name: words, language: tag }, { requiredKeys: ['name'] })
const cards: fc.Arbitrary<Card> = fc.record(
  {
    kind: fc.constant('individual' as const),
    id: fc.uuid(),
    name: words,
    original: fc.record({ name: words, language: tag }),
    aliases: fc.array(name, { maxLength: 3 }),
    posts: fc.array(fc.record({ organisation: words, post: words, postOriginal: words }, { requiredKeys: ['organisation', 'post'] }), {
      maxLength: 3,
    }),
    languages: fc.uniqueArray(tag, { maxLength: 3 }),
    email: words,
    phone: words,
    changedAt: fc.constant(new Date('2026-02-10T07:08:09Z')),
  },
  { requiredKeys: ['kind', 'id', 'name', 'aliases', 'posts', 'languages', 'changedAt'] },
)

test('what is written is read back without a difference, in both versions', () => {
  fc.assert(
    fc.property(cards, (card) => {
      const { original, aliases, posts, languages, email, phone } = card
      const shared = { name: card.name, languages, ...(email && { email }), ...(phone && { phone }), confidential: false, unread: [] }
      expect(only(writeCard(card, '4.0'))).toEqual({ ...shared, aliases, posts, ...(original && { original }) })
      const plainPosts = posts.map(({ postOriginal: _, ...post }) => post)
      expect(only(writeCard(card, '3.0'))).toEqual({ ...shared, aliases: [...(original ? [original] : []), ...aliases], posts: plainPosts })
    }),
    { numRuns: 400 },
  )
})

test('no text begins a property or a card, no line is over 75 octets, and no letter is cut in two', () => {
  const allowed = ['BEGIN', 'VERSION', 'PRODID', 'KIND', 'UID', 'REV', 'FN', 'N', 'NICKNAME', 'ORG', 'TITLE', 'LANG', 'EMAIL', 'TEL', 'END']
  const raw = fc.record({ name: nasty, alias: nasty, organisation: nasty, post: nasty, email: nasty, language: nasty })
  fc.assert(
    fc.property(raw, fc.constantFrom('4.0' as const, '3.0' as const), (given, version) => {
      const written = writeCard(
        {
          ...person,
          name: given.name,
          original: { name: given.alias, language: given.language },
          aliases: [{ name: given.alias, language: given.language }],
          posts: [{ organisation: given.organisation, post: given.post, postOriginal: given.alias }],
          languages: [given.language],
          email: given.email,
          phone: given.email,
        },
        version,
      )
      const physical = written.split('\r\n')
      expect(
        physical.filter((line) => Buffer.byteLength(line) > 75 || /\p{Cc}/u.test(line.replaceAll('\t', '')) || !line.isWellFormed()),
      ).toEqual([])
      const starts = unfold(written).map(({ text }) => /^(?:post\d\.)?([A-Z]+)[;:]/.exec(text)?.[1] ?? text)
      expect(starts.filter((start) => !allowed.includes(start) && start !== 'CLASS')).toEqual([])
      expect(starts.filter((start) => start === 'BEGIN' || start === 'TEL')).toEqual(['BEGIN', 'TEL'])
    }),
    { numRuns: 1500 },
  )
})

test('version 2.1 is read: quoted-printable over lines, character sets by name, types without a name', () => {
  const card = [
    'BEGIN:VCARD',
    'VERSION:2.1',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D9=85=D8=AB=D8=A7=D9=84;=D8=B4=D8=AE=',
    '=D8=B5',
    'FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=F6rg Example',
    'ORG;CHARSET=windows-1256;QUOTED-PRINTABLE:=E6=D2=C7=D1=C9;Unit',
    'TEL;CELL;VOICE:+31 6 1',
    'TEL;WORK;PREF:+31 70 2',
    'EMAIL;INTERNET:joerg@example.test',
    'NOTE:folded',
    '  here',
    'PHOTO;ENCODING=BASE64;JPEG:',
    ' AAAA',
    '',
    'END:VCARD',
  ].join('\r\n')
  expect(only(card)).toEqual({
    name: 'Jörg Example',
    aliases: [],
    posts: [{ organisation: 'وزارة' }],
    languages: [],
    email: 'joerg@example.test',
    phone: '+31 70 2',
    note: 'folded here',
    confidential: false,
    unread: ['PHOTO', 'TEL'],
  })
})

test('a file in one-byte letters is read by the set it names, or as Windows wrote them', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1')
  expect(only(latin('BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=ISO-8859-1:J\xf6rg\nEND:VCARD')).name).toBe('Jörg')
  expect(only(latin('BEGIN:VCARD\nVERSION:3.0\nFN:J\xf6rg\nN:J\nEND:VCARD')).name).toBe('Jörg')
  const wide = Buffer.from('\ufeffBEGIN:VCARD\r\nVERSION:4.0\r\nFN:حوار\r\nEND:VCARD', 'utf16le')
  expect(only(wide).name).toBe('حوار')
})

test('without a full name its parts make one; the preferred of several goes first; what has no place is named', () => {
  const card = only(
    'BEGIN:VCARD\nVERSION:3.0\nN:Example;Ann;Maria;Dr.;MA\nEMAIL;TYPE=HOME:a@example.test\nEMAIL;TYPE=WORK,PREF:b@example.test\nitem1.TEL;VALUE=uri:tel:+31-70-1\nNOTE:one\\ntwo\\, three\nBDAY:19700101\nADR:;;Street\nCLASS:CONFIDENTIAL\nEND:VCARD',
  )
  expect([card.name, card.email, card.phone, card.note, card.confidential, card.unread]).toEqual([
    'Dr. Ann Maria Example MA',
    'b@example.test',
    '+31-70-1',
    'one\ntwo, three',
    true,
    ['ADR', 'BDAY', 'EMAIL'],
  ])
})

test('what is refused is refused with its line', () => {
  const begin = 'BEGIN:VCARD\nVERSION:4.0\n'
  const refused: Record<string, [string | Uint8Array, number]> = {
    'no-card': ['\n\n', 1],
    outside: ['<html>: no', 0],
    nested: [`${begin}FN:a\nBEGIN:VCARD\n`, 4],
    'no-end': [`\n${begin}FN:a`, 2],
    'no-version': ['BEGIN:VCARD\nFN:a\nEND:VCARD', 1],
    'no-property': [`${begin}FN:a\nno colon here\nEND:VCARD`, 4],
    charset: ['BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=X-NONE;QUOTED-PRINTABLE:=41\nEND:VCARD', 3],
    'no-name': [`${begin}FN: \nEND:VCARD`, 1],
    'too-large': [new Uint8Array(1_000_001), 1],
    'too-many': [`${begin}FN:a\nEND:VCARD\n`.repeat(1001), 4001],
  }
  refused.outside = ['FN:a\n', 1]
  for (const [reason, [file, line]] of Object.entries(refused)) expect(read(file)).toEqual({ ok: false, reason, line })
})

test('any bytes are read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (noise, framed) => {
      const file = framed ? Buffer.concat([Buffer.from('BEGIN:VCARD\nVERSION:2.1\nFN:a\n'), noise, Buffer.from('\nEND:VCARD')]) : noise
      expect(typeof readCards(file).ok).toBe('boolean')
    }),
    { numRuns: 500 },
  )
})
