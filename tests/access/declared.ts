import type { Noun } from './world.ts'

/**
 * Who may load and who may act on each route. `see`: whoever sees the record; `write`: an officer or manager of its desk who sees it;
 * `writer`: any officer or manager with a desk; `own`: its owner alone.
 */
export type Right = 'anyone' | 'member' | 'writer' | 'administrator' | 'own' | { see: Noun } | { write: Noun }
export type Declared = { loader?: Right; action?: Right }

const page = (noun: Noun): Declared => ({ loader: { see: noun } })
const form = (noun: Noun): Declared => ({ loader: { write: noun }, action: { write: noun } })

/** By route id, as the build lists them. A route that is missing here fails the test. */
export const declared: Record<string, Declared> = {
  root: { loader: 'anyone' },
  'routes/_index': { loader: 'member' },
  'routes/calendar': { loader: 'member' },
  'routes/commitments._index': { loader: 'member' },
  'routes/commitments.new': { loader: 'writer', action: 'writer' },
  'routes/commitments.$id._index': page('commitment'),
  'routes/commitments.$id.edit': form('commitment'),
  'routes/commitments.$id.state': form('commitment'),
  'routes/contacts._index': { loader: 'member' },
  'routes/contacts.new': { loader: 'writer', action: 'writer' },
  'routes/contacts.$id._index': page('contact'),
  'routes/contacts.$id.edit': form('contact'),
  'routes/engagements._index': { loader: 'member' },
  'routes/engagements.new': { loader: 'writer', action: 'writer' },
  'routes/engagements.quick': { loader: 'writer' },
  'routes/engagements.$id._index': page('engagement'),
  'routes/engagements.$id.edit': form('engagement'),
  'routes/engagements.$id.brief': form('engagement'),
  'routes/engagements.$id.security-note': form('engagement'),
  'routes/engagements.$id.arrangements': form('engagement'),
  'routes/engagements.$id.placement': form('engagement'),
  'routes/engagements.$id.day': { action: { write: 'engagement' } },
  'routes/engagements.$id.read-out': form('engagement'),
  'routes/engagements.$id.cancellation': { action: { write: 'engagement' } },
  'routes/engagements.$id.postponement': form('engagement'),
  'routes/engagements.$id.series': { loader: { see: 'engagement' }, action: { write: 'engagement' } },
  'routes/engagements.$id.deletion': { action: { write: 'engagement' } },
  'routes/feeds._index': { loader: 'member' },
  'routes/feeds.new': { loader: 'member', action: 'member' },
  'routes/feeds.$id.revocation': { loader: 'own', action: 'own' },
  'routes/feeds.$id.rotation': { loader: 'own', action: 'own' },
  'routes/feeds.$token[.]ics': { loader: 'anyone' },
  'routes/follow-ups._index': { loader: 'member' },
  'routes/follow-ups.new': { loader: 'writer', action: 'writer' },
  'routes/follow-ups.$id._index': page('follow-up'),
  'routes/follow-ups.$id.edit': form('follow-up'),
  'routes/follow-ups.$id.completion': { action: { write: 'follow-up' } },
  'routes/lookup': { loader: 'member' },
  'routes/members._index': { loader: 'administrator' },
  'routes/members.new': { loader: 'administrator', action: 'administrator' },
  'routes/members.$id._index': { loader: 'administrator', action: 'administrator' },
  'routes/members.$id.access': { loader: 'administrator', action: 'administrator' },
  'routes/members.$id.password': { loader: 'administrator', action: 'administrator' },
  'routes/members.desks._index': { loader: 'administrator', action: 'administrator' },
  'routes/members.desks.$id': { loader: 'administrator', action: 'administrator' },
  'routes/organisations._index': { loader: 'member' },
  'routes/organisations.new': { loader: 'writer', action: 'writer' },
  'routes/organisations.$id._index': page('organisation'),
  'routes/organisations.$id.edit': form('organisation'),
  'routes/search': { loader: 'member' },
  'routes/settings._index': { loader: 'member', action: 'member' },
  'routes/settings.password': { loader: 'member', action: 'member' },
  'routes/settings.sessions': { action: 'member' },
  'routes/sign-in': { loader: 'anyone', action: 'anyone' },
  'routes/sign-in_.demo': { action: 'anyone' },
  'routes/sign-out': { loader: 'anyone', action: 'anyone' },
  'routes/visits._index': { loader: 'member' },
  'routes/visits.$id': page('visit'),
  'routes/visits.$id_.programme': page('visit'),
  'routes/visits.$id_.shares': { loader: { write: 'visit' }, action: { write: 'visit' } },
  'routes/shares.$token': { loader: 'anyone', action: 'anyone' },
  'routes/visits.$id_.handouts._index': { loader: { write: 'visit' } },
  'routes/visits.$id_.handouts.file': { action: { write: 'visit' } },
  'routes/visits.$id_.shift': form('visit'),
}
