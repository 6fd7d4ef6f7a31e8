import externalCalendars from './external-calendars.ts'
import imports from './imports.ts'

/** Words that few pages need, and that are not sent with the others. */
export default { externalCalendars, imports }
