import type { MessagesOfPages } from '../messages.ts'

export default {
  add: 'Foto toevoegen',
  change: 'Foto wijzigen',
  title: 'Foto',
  alt: 'Foto van {{name}}',
  lede: 'Voor wie deze persoon moet herkennen. Zij is te zien voor wie het contact mag zien, en verlaat Gezant in geen bestand, kaartje of agendalink.',
  now: 'Zoals zij nu is',
  file: 'Afbeelding',
  hint: 'JPEG, PNG of WebP, ten hoogste 10 MB. Een klein vierkant wordt bewaard; waar en wanneer zij is genomen niet.',
  submit: 'Foto bewaren',
  remove: 'Foto verwijderen',
  refused: {
    'no-file': 'Kies een afbeelding.',
    'too-large': 'Deze afbeelding is groter dan 10 MB.',
    'no-picture': 'Dit is geen afbeelding die gelezen kan worden: kies een JPEG, PNG of WebP.',
  },
} satisfies MessagesOfPages['photos']
