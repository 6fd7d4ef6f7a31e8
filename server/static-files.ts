import path from 'node:path'
import express, { type Response, Router } from 'express'
import { answer } from './answer.ts'

const markCacheable = (response: Response) => {
  response.locals.staticFile = true
}

/** The built files: those with a hash in their name for ever, the others for an hour. */
export function staticFiles(clientFolder: string): Router {
  const router = Router()
  const options = { index: false, redirect: false, setHeaders: markCacheable } as const
  router.use('/assets', express.static(path.join(clientFolder, 'assets'), { ...options, immutable: true, maxAge: '365d' }))
  router.use('/assets', (_request, response) => answer(response, 404, 'No such file.'))
  const atTop = express.static(clientFolder, { ...options, maxAge: '1h' })
  // No page and no feed is there: looking for each of them in the folder takes longer than some answers do.
  router.use((request, response, next) => (/^\/[\w-]+\.\w+$/.test(request.path) ? atTop(request, response, next) : next()))
  return router
}

/** `/theme.css`: the ministry's own tokens, asked for anew each time; empty when there are none. */
export function themeStyles(themeCss: string | undefined): Router {
  const router = Router()
  router.get('/theme.css', (_request, response, next) => {
    markCacheable(response)
    response.type('css').set('Cache-Control', 'no-cache')
    if (!themeCss) return response.send('')
    response.sendFile(path.resolve(themeCss), { cacheControl: false, dotfiles: 'allow' }, (error) => error && next(error))
  })
  return router
}
