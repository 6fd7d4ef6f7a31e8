import arrangements from './arrangements.ts'
import availability from './availability.ts'
import calendar from './calendar.ts'
import clashes from './clashes.ts'
import clearance from './clearance.ts'
import commitments from './commitments.ts'
import common from './common.ts'
import conflict from './conflict.ts'
import contacts from './contacts.ts'
import delegation from './delegation.ts'
import engagements from './engagements.ts'
import errors from './errors.ts'
import followUps from './follow-ups.ts'
import grid from './grid.ts'
import home from './home.ts'
import keys from './keys.ts'
import layers from './layers.ts'
import move from './move.ts'
import observances from './observances.ts'
import organisations from './organisations.ts'
import picker from './picker.ts'
import placements from './placements.ts'
import postponements from './postponements.ts'
import quick from './quick.ts'
import rooms from './rooms.ts'
import search from './search.ts'
import series from './series.ts'
import shell from './shell.ts'
import shift from './shift.ts'
import signIn from './sign-in.ts'
import templates from './templates.ts'
import timeline from './timeline.ts'
import views from './views.ts'
import visits from './visits.ts'
import warnings from './warnings.ts'
import words from './words.ts'

export default {
  keys,
  signIn,
  series,
  calendar,
  clashes,
  grid,
  home,
  views,
  visits,
  delegation,
  clearance,
  commitments,
  layers,
  followUps,
  templates,
  timeline,
  rooms,
  search,
  observances,
  organisations,
  contacts,
  conflict,
  picker,
  quick,
  postponements,
  engagements,
  common,
  errors,
  shell,
  words,
  arrangements,
  availability,
  placements,
  warnings,
  shift,
  move,
}
