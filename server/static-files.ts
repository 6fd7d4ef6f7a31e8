import path from 'node:path'
import express, { type Response, Router } from 'express'
import { answer } from './answer.ts'

const markCacheable = (response: Response) => {
  response.locals.staticFile = true
}

/** The built files: those with a hash in their name for ever, the others for an hour, the ministry's own tokens after asking. */
export function staticFiles({ clientFolder, themeCss }: { clientFolder: string; themeCss: string | undefined }): Router {
  const router = Router()
  const options = { index: false, redirect: false, setHeaders: markCacheable } as const
  router.use('/assets', express.static(path.join(clientFolder, 'assets'), { ...options, immutable: true, maxAge: '365d' }))
  router.use('/assets', (_request, response) => answer(response, 404, 'No such file.'))
  router.use(express.static(clientFolder, { ...options, maxAge: '1h' }))
  if (themeCss) {
    router.get('/theme.css', (_request, response, next) => {
      markCacheable(response)
      response.sendFile(path.resolve(themeCss), { maxAge: 0 }, (error) => error && next(error))
    })
  }
  return router
}
