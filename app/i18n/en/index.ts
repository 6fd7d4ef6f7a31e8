import calendar from './calendar.ts'
import commitments from './commitments.ts'
import common from './common.ts'
import conflict from './conflict.ts'
import contacts from './contacts.ts'
import engagements from './engagements.ts'
import errors from './errors.ts'
import feeds from './feeds.ts'
import followUps from './follow-ups.ts'
import grid from './grid.ts'
import home from './home.ts'
import keys from './keys.ts'
import members from './members.ts'
import organisations from './organisations.ts'
import picker from './picker.ts'
import search from './search.ts'
import settings from './settings.ts'
import shell from './shell.ts'
import signIn from './sign-in.ts'
import timeline from './timeline.ts'
import visits from './visits.ts'
import words from './words.ts'

export default {
  keys,
  signIn,
  settings,
  members,
  calendar,
  grid,
  home,
  visits,
  commitments,
  feeds,
  followUps,
  timeline,
  search,
  organisations,
  contacts,
  conflict,
  picker,
  engagements,
  common,
  errors,
  shell,
  words,
}
