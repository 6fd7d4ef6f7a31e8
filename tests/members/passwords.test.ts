import { hash } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { refusePassword } from '#app/domain/members/password-rules.server.ts'
import { hashPassword, isOutdated, randomPassword, verifyPassword } from '#app/domain/members/passwords.server.ts'

const long = (length: number) => Array.from({ length }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join('')

test('a password of fifteen characters or more may be used, whatever its characters', () => {
  const fine = [
    'lampion kastanje',
    'vijf kraanvogels boven Homs',
    'وادي النصارى في الخريف',
    '🦩🛶🥨🧭🪁🎻🌾🐚🕯🧵🪕🍋🦉⛵🌋',
    '        lampion kastanje        ',
    'Tr0ub4dor&3 past the mill',
    'x7#kQ!v9@Lm2$Rp',
    '849302758203948',
    long(64),
    long(128),
    long(1024),
  ]
  expect(fine.map((password) => [password, refusePassword(password)])).toEqual(fine.map((password) => [password, undefined]))
})

test('length is counted in characters, not in bytes or UTF-16 units', () => {
  expect(refusePassword('lampionkastanj')).toBe('too-short')
  expect(refusePassword('🦩🛶🥨🧭🪁🎻🌾🐚🕯🧵🪕🍋🦉⛵')).toBe('too-short')
  expect(refusePassword(long(1025))).toBe('too-long')
})

test('what guessers try first is refused however long it is', () => {
  const guessable = [
    'passwordpassword',
    'P@ssw0rd P@ssw0rd 2026',
    'Welkom2026Welkom2026!',
    'wachtwoord123456',
    '1qaz2wsx3edc4rfv',
    'qwertyuiopasdfghjkl',
    'qwertyuiop[]1234',
    'aaaaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'abcdefghijklmnop',
    '123456789012345',
    '098765432109876543',
    'iloveyouiloveyou',
    'correcthorsebatterystaple',
    'Correct Horse Battery Staple',
    'thisisapassword',
    'letmeinletmein!!',
    'Gezant-2026-Gezant',
    'MinistryOfForeignAffairs',
    'BuitenlandseZaken1',
    'Ministerie van Buitenlandse Zaken 2026',
    'zomervakantie2026',
    'maandagdinsdagwoensdag',
    'January2026February',
    'adminadminadmin1',
    '...............',
    'x.x.x.x.x.x.x.x.x',
    '😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀',
  ]
  expect(guessable.map((password) => [password, refusePassword(password)])).toEqual(guessable.map((password) => [password, 'guessable']))
})

test('name and address of the person do not count', () => {
  const about = ['Willemijn van Oosterhout', 'w.oosterhout@ministry.test']
  expect(refusePassword('Willemijn Oosterhout 1979!', about)).toBe('guessable')
  expect(refusePassword('WILLEMIJNOOSTERHOUT', about)).toBe('guessable')
  expect(refusePassword('Willemijn Oosterhout 1979!')).toBe(undefined)
})

test('the longest passwords are judged without delay', () => {
  const started = performance.now()
  for (const unit of ['a', 'ab', 'abcdefgh', 'x7#kQ!v9@Lm2$Rp1']) refusePassword(unit.repeat(1024 / unit.length))
  refusePassword('ab'.repeat(500_000))
  expect(performance.now() - started).toBeLessThan(1000)
})

test('a kept hash is argon2id of at least 19 MiB and two passes, salted anew each time', async () => {
  const [first = '', second = ''] = await Promise.all([hashPassword('lampion kastanje'), hashPassword('lampion kastanje')])
  const { memory, passes, lanes } = /^\$argon2id\$v=19\$m=(?<memory>\d+),t=(?<passes>\d+),p=(?<lanes>\d+)\$/.exec(first)?.groups ?? {}
  expect(Number(memory)).toBeGreaterThanOrEqual(19_456)
  expect(Number(passes)).toBeGreaterThanOrEqual(2)
  expect(lanes).toBe('1')
  expect(second).not.toBe(first)
})

test('every character counts, also past the seventy-second byte, and so does case', async () => {
  const password = 'vijf kraanvogels boven Homs '.repeat(4)
  const kept = await hashPassword(`${password}a`)
  expect(await verifyPassword(kept, `${password}a`)).toBe(true)
  expect(await verifyPassword(kept, `${password}b`)).toBe(false)
  expect(await verifyPassword(kept, password.toUpperCase())).toBe(false)
})

test('an accent typed as one character or as two is the same password', async () => {
  expect(await verifyPassword(await hashPassword('café aan de gracht'), 'cafe\u0301 aan de gracht')).toBe(true)
})

test('without a hash no password is right', async () => {
  expect(await verifyPassword(null, 'lampion kastanje')).toBe(false)
})

test('a hash made with less work is found outdated, one of today is not', async () => {
  expect(isOutdated(await hash('x', { memoryCost: 19_456, timeCost: 2 }))).toBe(true)
  expect(isOutdated(await hash('x', { memoryCost: 65_536, timeCost: 1 }))).toBe(true)
  expect(isOutdated(await hashPassword('x'))).toBe(false)
})

test('passwords made here differ and pass their own rules', () => {
  const made = Array.from({ length: 200 }, randomPassword)
  expect(new Set(made).size).toBe(200)
  expect(made.filter((password) => refusePassword(password) !== undefined || !/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/.test(password))).toEqual([])
})
