import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server.js'
import { expect, test } from 'vitest'
import type { FeedRow } from '#app/domain/feeds/queries.server.ts'
import '#app/i18n/all.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { FeedAddress } from '#app/ui/feed-address.tsx'
import { FeedAdvice } from '#app/ui/feed-advice.tsx'
import { FeedForm } from '#app/ui/feed-form.tsx'
import { FeedList, TooLarge } from '#app/ui/feed-list.tsx'

const address = 'https://gezant.test/feeds/token.ics'

async function draw(page: ReactElement, locale: Locale = 'en'): Promise<string> {
  const handler = createStaticHandler([{ path: '/', id: 'root', element: page }])
  const context = await handler.query(new Request('https://gezant.test/'))
  if (context instanceof Response) throw new Error(`Answered ${context.status}.`)
  const router = createStaticRouter(handler.dataRoutes, context)
  const drawn = createElement(StaticRouterProvider, { router, context, hydrate: false })
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n: i18nFor(locale) }, drawn))
}

const words = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')

test.each([
  ['en', ['Gezant: all engagements', 'Gezant: my engagements', 'Gezant: my follow-ups', 'Gezant: Working visit']],
  ['nl', ['Gezant: alle afspraken', 'Gezant: mijn afspraken', 'Gezant: mijn acties', 'Gezant: Working visit']],
] as const)('line 12: the form proposes in %s a name that says the scope', async (locale, proposed) => {
  const visit = 'visit:0197a1b2-0000-7000-8000-000000000001'
  const scopes = [
    ...(['all', 'mine', 'follow-ups'] as const).map((scope) => ({ value: scope as string, scope, name: null })),
    { value: visit, scope: 'visit' as const, name: 'Working visit' },
  ]
  const names = scopes.map(async ({ value: asked }) => {
    const form = createElement(FeedForm, { scopes, topics: [], asked, formKey: '1', lastResult: undefined })
    return /name="name"[^>]*value="([^"]*)"/.exec(await draw(form, locale))?.[1]
  })
  expect(await Promise.all(names)).toEqual(proposed)
})

test('line 36: a feed over 1 MB warns of its size, one over 1,000 events of their number', async () => {
  expect(words(await draw(createElement(TooLarge, { eventCount: 900, bodyBytes: 1_200_000 })))).toContain('900 events, 1.2 MB')
  expect(words(await draw(createElement(TooLarge, { eventCount: 1001, bodyBytes: 900_000 })))).toContain(
    '1001 events. Google Calendar reads 1,000',
  )
})

const listed: FeedRow = {
  id: '0197a1b2-0000-7000-8000-000000000001',
  name: 'For my phone',
  scope: 'mine',
  about: null,
  detail: 'limited',
  language: 'en',
  tokenStart: 'Ab3-',
  createdAt: new Date('2026-02-01T09:00:00Z'),
  expiresAt: new Date('2027-02-01T09:00:00Z'),
  revokedAt: null,
  fetchedAt: new Date('2026-02-05T09:30:00Z'),
  fetchedWith: 'Thunderbird',
  fetchedFrom: '203.0.113.0/24',
  eventCount: 12,
  bodyBytes: 4000,
  expired: false,
  tooLarge: false,
}

test('line 43: of a link in use its owner reads all but the token, and finds Rotate and Revoke', async () => {
  const markup = await draw(createElement(FeedList, { feeds: [listed] }))
  const said = [
    'For my phone',
    'Engagements I take part in',
    'Title and place',
    'Ab3-',
    '1 Feb 2026',
    '5 Feb 2026',
    'Thunderbird',
    '203.0.113.0/24',
  ]
  expect(said.filter((each) => !words(markup).includes(each))).toEqual([])
  const ways = (text: string) => [...text.matchAll(/href="\/feeds\/[^/"]+\/(\w+)"/g)].map(([, way]) => way)
  expect(ways(markup)).toEqual(['rotation', 'revocation'])
  expect(ways(await draw(createElement(FeedList, { feeds: [{ ...listed, revokedAt: listed.fetchedAt }] })))).toEqual([])
})

test('line 44: the https address stands first, webcal is the second way, and Google’s page for addresses is linked', async () => {
  const markup = await draw(createElement(FeedAddress, { address }))
  const places = [
    `value="${address}"`,
    'href="webcal://gezant.test/feeds/token.ics"',
    'href="https://calendar.google.com/calendar/r/settings/addbyurl"',
  ]
  const found = places.map((part) => markup.indexOf(part))
  expect(found).toEqual(found.toSorted((a, b) => a - b))
  expect(found[0]).toBeGreaterThan(0)
})

test.each([
  [
    'en',
    [
      'Outlook 3 to 24 hours',
      'Google Calendar 8 to 24 hours',
      'Apple Calendar as set there',
      'Thunderbird 30 minutes',
      'Nextcloud an hour',
      'once a week',
    ],
  ],
  [
    'nl',
    [
      'Outlook 3 tot 24 uur',
      'Google Agenda 8 tot 24 uur',
      'Apple Agenda zoals daar ingesteld',
      'Thunderbird 30 minuten',
      'Nextcloud een uur',
      'eens per week',
    ],
  ],
] as const)('line 45: the page says in %s how slow each program is', async (locale, said) => {
  const text = words(await draw(createElement(FeedAdvice), locale))
  expect(said.filter((each) => !text.includes(each))).toEqual([])
})

test.each([
  ['en', ['servers of their makers', 'Microsoft’s servers', 'Google’s servers', 'Apple’s servers']],
  ['nl', ['servers van hun maker', 'servers van Microsoft', 'servers van Google', 'servers van Apple']],
] as const)('line 46: the page says in %s which readers fetch from the vendor’s servers', async (locale, said) => {
  const text = words(await draw(createElement(FeedAdvice), locale))
  expect(said.filter((each) => !text.includes(each))).toEqual([])
})
