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
  forWhom: 'Wie haar gebruikt',
  forWhomHint: 'Delen geeft de naam en de filters aan het hele bureau. Iedere lezer ziet alleen wat die mag zien.',
  forMe: 'Alleen ik',
  start: 'De agenda met deze weergave openen',
  startNoMore: 'De agenda niet meer met deze weergave openen',
  startToo: 'De agenda met deze weergave openen',
  startMark: 'opent als eerste',
  openOf: 'Instellingen van {{name}}',
  delete: 'Deze weergave verwijderen',
} satisfies Messages['views']
