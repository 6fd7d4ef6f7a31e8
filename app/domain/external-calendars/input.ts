import * as z from 'zod'
import { choice, line } from '#app/lib/input.ts'
import { layerColours } from '#db/schema/words.ts'

const look = { name: line(100), colour: choice(layerColours).default('teal') }

/** A calendar to add: where it is, and whether for all or for oneself. */
export const externalCalendarInput = z.object({ ...look, address: line(2000), readers: choice(['me', 'all']).default('me') })
export type ExternalCalendarInput = z.output<typeof externalCalendarInput>
export type ExternalCalendarForm = z.input<typeof externalCalendarInput>

/** Without an address the one that is kept stays. */
export const externalCalendarChanges = z.object({ ...look, address: line(2000).optional() })
export type ExternalCalendarChanges = z.output<typeof externalCalendarChanges>
