import type { Messages } from '../messages.ts'

export default {
  title: 'Bewaarde weergaven',
  new: 'Deze weergave bewaren',
  keep: 'Deze weergave bewaren…',
  newText: 'De weergave en haar filters worden onder een naam bewaard, de datum niet: ze opent op de dagen die u bekijkt.',
  edit: 'Weergave',
  ownText: 'Uw eigen weergave van de agenda.',
  sharedText: 'Gedeeld met {{desk}}. U ziet erin wat u mag zien, zoals iedereen.',
  name: 'Naam',
  forWhom: 'Voor wie',
  forWhomHint: 'Delen geeft de naam en de filters aan de hele desk. Iedere lezer ziet alleen wat die mag zien.',
  forMe: 'Alleen ik',
  show: 'In de agenda tonen',
  start: 'De agenda hier voortaan mee openen',
  startNoMore: 'De agenda hier niet meer mee openen',
  startToo: 'De agenda voortaan met deze weergave openen',
  startMark: 'opent als eerste',
  openOf: 'Instellingen van {{name}}',
  delete: 'Deze weergave verwijderen',
} satisfies Messages['views']
