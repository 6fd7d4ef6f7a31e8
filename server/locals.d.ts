import type { RequestContext } from '#app/http/load-context.ts'

declare global {
  namespace Express {
    interface Locals {
      requestId: string
      cspNonce: string
      clientAddress: string
      /** The path as it was asked for, without its query. */
      path: string
      actorId?: string
      failure?: RequestContext['failure']
      /** Set for files that browsers may keep. */
      staticFile?: boolean
    }
  }
}
