import { Router } from 'express'
import type { Environment } from '#app/lib/environment.server.ts'
import { answer } from './answer.ts'

const dayMs = 86_400_000
const expiresAfterDays = 300

// Google's calendar refuses a feed whose path is disallowed here.
const robots = ['User-agent: *', 'Allow: /feeds/', 'Disallow: /'].join('\n')

function securityText(environment: Environment): string {
  const expiresAt = new Date((Math.floor(Date.now() / dayMs) + expiresAfterDays) * dayMs)
  return [
    `Contact: ${environment.securityContact ?? `mailto:security@${new URL(environment.publicUrl).hostname}`}`,
    `Expires: ${expiresAt.toISOString()}`,
    'Preferred-Languages: nl, en',
    `Canonical: ${environment.publicUrl}/.well-known/security.txt`,
    `Policy: ${environment.publicUrl}/.well-known/security-policy.txt`,
  ].join('\n')
}

const policy = `Found a weakness? Write to the contact in security.txt: what you did, what you saw, how to repeat it. Look no further than
you need to show it, change and share nothing, and give us time to repair it. We answer within three working days, keep
you informed, take no legal steps against who keeps to this, and name you as the finder if you wish.

Een zwakke plek gevonden? Schrijf naar het contact in security.txt: wat u deed, wat u zag, hoe het te herhalen is. Kijk niet
verder dan nodig is om het te laten zien, wijzig en deel niets, en geef ons tijd voor herstel. Wij antwoorden binnen drie
werkdagen, houden u op de hoogte, ondernemen geen juridische stappen tegen wie zich hieraan houdt, en noemen u desgewenst
als vinder.`

/** The texts that robots and finders of weaknesses look for at fixed addresses (RFC 9309, RFC 9116). */
export function wellKnownTexts(environment: Environment): Router {
  const router = Router()
  router.get('/robots.txt', (_request, response) => answer(response, 200, robots))
  router.get('/.well-known/security.txt', (_request, response) => answer(response, 200, securityText(environment)))
  router.get('/.well-known/security-policy.txt', (_request, response) => answer(response, 200, policy))
  return router
}
