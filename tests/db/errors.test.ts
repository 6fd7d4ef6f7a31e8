import { expect, test } from 'vitest'
import {
  ConnectionLost,
  DatabaseBusy,
  DatabaseRefused,
  DatabaseUnreachable,
  FolderInUse,
  innermostMessage,
  isDatabaseDown,
} from '#db/errors.ts'

const withCode = (code: string) => Object.assign(new Error('…'), { code })

test('a lost, refused or exhausted connection is an outage, however deep it lies', () => {
  const outages = [
    ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'].map(withCode),
    ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', '57P01', '57P03', '53300', '08006'].map(withCode),
    new DatabaseUnreachable('127.0.0.1:1', 'no answer'),
    new ConnectionLost('closed'),
    new DatabaseBusy(10),
    new Error('PGlite is closing'),
  ]
  const wrapped = outages.map((cause) => new Error('Failed query', { cause: new Error('inside', { cause }) }))
  expect([...outages, ...wrapped].filter((error) => !isDatabaseDown(error))).toEqual([])
})

test('a mistake of the caller and a refusal for good are no outage', () => {
  const circle = new Error('circle')
  circle.cause = circle
  const others = [
    withCode('23505'),
    withCode('57014'),
    withCode('ENOENT'),
    new DatabaseRefused('h:1', 'no'),
    new FolderInUse('/d'),
    circle,
    undefined,
    'text',
  ]
  expect(others.filter(isDatabaseDown)).toEqual([])
})

test('the reason of a failure is that of its innermost error, or its code when it says nothing', () => {
  const query = new Error('Failed query: select $1, params: Name', { cause: new Error('division by zero') })
  const bothAddresses = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })
  expect([query, bothAddresses, 'text'].map(innermostMessage)).toEqual(['division by zero', 'ECONNREFUSED', 'text'])
})
