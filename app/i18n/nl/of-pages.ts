import answers from './answers.ts'
import appPasswords from './app-passwords.ts'
import assessments from './assessments.ts'
import board from './board.ts'
import briefs from './briefs.ts'
import bulk from './bulk.ts'
import cards from './cards.ts'
import checks from './checks.ts'
import dueCalendar from './due-calendar.ts'
import erasure from './erasure.ts'
import exports from './exports.ts'
import externalCalendars from './external-calendars.ts'
import feedTrail from './feed-trail.ts'
import feeds from './feeds.ts'
import followUpLinks from './follow-up-links.ts'
import followUpPage from './follow-up-page.ts'
import handouts from './handouts.ts'
import handovers from './handovers.ts'
import imports from './imports.ts'
import invitations from './invitations.ts'
import lists from './lists.ts'
import members from './members.ts'
import merges from './merges.ts'
import network from './network.ts'
import notes from './notes.ts'
import notices from './notices.ts'
import outbox from './outbox.ts'
import photos from './photos.ts'
import readOutLines from './read-out-lines.ts'
import register from './register.ts'
import relations from './relations.ts'
import settings from './settings.ts'
import shares from './shares.ts'
import succession from './succession.ts'
import tables from './tables.ts'

/** Words that few pages need, and that are not sent with the others. */
export default {
  answers,
  appPasswords,
  assessments,
  board,
  bulk,
  briefs,
  cards,
  dueCalendar,
  checks,
  erasure,
  exports,
  externalCalendars,
  feedTrail,
  feeds,
  followUpLinks,
  followUpPage,
  handouts,
  handovers,
  imports,
  invitations,
  lists,
  members,
  merges,
  network,
  notes,
  notices,
  outbox,
  photos,
  readOutLines,
  register,
  relations,
  settings,
  shares,
  succession,
  tables,
}
