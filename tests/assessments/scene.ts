import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addAssessment, addNote, problemInAssessment } from '#app/domain/assessments/commands.server.ts'
import { assessmentInput, noteInput } from '#app/domain/assessments/input.ts'
import { today } from '../timeline/scene.ts'

type Typed = Partial<Record<'organisationId' | 'contactId' | 'grade' | 'topicId' | 'assessedOn' | 'note' | 'level' | 'deskId', string>>

const filled = (actor: Actor, typed: Typed) =>
  assessmentInput.parse({
    grade: 'influence-4',
    assessedOn: today,
    note: 'Was listened to',
    level: 'internal',
    deskId: actor.deskIds[0],
    ...typed,
  })

export const assessment = (actor: Actor, typed: Typed) => asActor(actor, (db) => addAssessment(db, actor, filled(actor, typed)))

export const note = (actor: Actor, typed: Omit<Typed, 'grade' | 'topicId'>) =>
  asActor(actor, (db) =>
    addNote(db, actor, noteInput.parse({ assessedOn: today, note: 'Prefers to be rung', deskId: actor.deskIds[0], ...typed })),
  )

export const problem = (actor: Actor, typed: Typed) => asActor(actor, (db) => problemInAssessment(db, actor, filled(actor, typed), today))
