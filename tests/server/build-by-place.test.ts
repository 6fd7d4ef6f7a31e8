import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildByPlace } from '#server/build-by-place.ts'

let build: ServerBuild
beforeAll(async () => {
  build = await import(path.resolve('build/server/index.js'))
})

const paths = () =>
  Object.values(build.routes)
    .map((route) => route?.path ?? '')
    .map((route) => `/${route.replace(/:\w+/g, '0190').replace('*', 'nowhere')}`)

const inOrder = (routes: ServerBuild['routes']): RouteObject[] => {
  const all = Object.values(routes).filter((route) => route !== undefined)
  const under = (parent: string | undefined): RouteObject[] =>
    all
      .filter((route) => route.parentId === parent)
      .map(({ id, path, index, caseSensitive }) => ({ id, path, caseSensitive, ...(index ? { index } : { children: under(id) }) }))
  return under(undefined)
}
const answering = (routes: ServerBuild['routes'], address: string) =>
  matchRoutes(inOrder(routes), address)?.map(({ route, params }) => [route.id, params])

type RouteObject = Parameters<typeof matchRoutes>[0][number]

describe('the build for a place', () => {
  it('answers every route with the same routes and the same params as the whole', () => {
    const buildOf = buildByPlace(build)
    expect(paths().length).toBeGreaterThan(100)
    for (const address of paths()) expect(answering(buildOf(address).routes, address), address).toEqual(answering(build.routes, address))
  })

  it('answers odd addresses as the whole does: other case, codes for letters, doubled and trailing slashes, what does not exist', () => {
    const buildOf = buildByPlace(build)
    const odd = [
      '/',
      '',
      '/Calendar',
      '/c%61lendar',
      '/calendar/',
      '//calendar',
      '/calendar//',
      '/nowhere/at/all',
      '/%E0%A4%A',
      '/constructor',
      '/*',
      '/:id',
    ]
    for (const address of odd) expect(answering(buildOf(address).routes, address), address).toEqual(answering(build.routes, address))
  })

  it('finds the place of a page asked as data, whatever the question behind it', () => {
    const buildOf = buildByPlace(build)
    expect(buildOf('/calendar.data?on=2026-02-05')).toBe(buildOf('/calendar'))
    expect(buildOf('/_root.data')).toBe(buildOf('/'))
  })

  it('tells a page in the browser about links to every place', () => {
    const manifest = '/__manifest?p=%2Fcontacts&version=1'
    expect(Object.keys(buildByPlace(build)(manifest).routes)).toEqual(Object.keys(build.routes))
  })

  it('holds few routes, for that is its use', () => {
    expect(Object.keys(buildByPlace(build)('/calendar').routes).length).toBeLessThan(12)
  })
})
