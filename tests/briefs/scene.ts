import { briefDraft } from '#app/documents/brief-draft.ts'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { knownForBrief } from '#app/domain/briefs/known.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import '#app/i18n/all.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { participants } from '#db/schema/participants.ts'
import { asOwner } from '#tests/helpers/database.ts'
import { now, today } from '../timeline/scene.ts'

/** What a member would know for the brief of an engagement, and the draft of it. */
export const draftFor = (actor: Actor, engagementId: string, locale: Locale = 'en') =>
  asActor(actor, async (db) => {
    const engagement = await findEngagement(db, engagementId)
    if (!engagement) throw new Error('The engagement is not there.')
    const known = await knownForBrief(db, engagement, now)
    return { ...known, text: briefDraft(known, i18nFor(locale).t, { locale, today }) }
  })

type Part = Partial<Omit<typeof participants.$inferInsert, 'engagementId' | 'contactId'>>

/** Has a person of theirs take part, as the forms for participants do it. */
export const comes = (engagementId: string, contactId: string, part: Part = {}) =>
  asOwner((db) => db.insert(participants).values({ engagementId, contactId, side: 'theirs', ...part }))
