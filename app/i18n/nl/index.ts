import commitments from './commitments.ts'
import common from './common.ts'
import conflict from './conflict.ts'
import contacts from './contacts.ts'
import engagements from './engagements.ts'
import errors from './errors.ts'
import followUps from './follow-ups.ts'
import organisations from './organisations.ts'
import picker from './picker.ts'
import search from './search.ts'
import shell from './shell.ts'
import timeline from './timeline.ts'
import words from './words.ts'

export default {
  commitments,
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
