import type { MessagesOfPages } from '../messages.ts'

export default {
  make: 'Nota maken',
  makeHint: 'Een concept van wat bekend is, om na te lezen. Er wordt nog niets opgeslagen.',
  draft: 'Concept maken van wat bekend is',
  again: 'Concept opnieuw maken',
  made: 'Dit concept is gemaakt van wat u mag weten. Lees het na en sla het op.',
  kept: {
    beside: 'Aan wat u schreef is niets veranderd. Het concept staat eronder.',
    form: 'Het concept staat nu in het formulier. Wat u schreef staat eronder tot u opslaat.',
  },
  levelHint: '{{level}} is de strengste rubricering van wat erin staat. Kies alleen ruimer als u dat eruit haalde.',
  theDraft: 'Het concept',
  yours: 'Wat u schreef',
  swap: 'Dit in het formulier zetten',
  sources: 'Wat erin staat',
  noSources: 'Niets dan de afspraak zelf.',
  readers: 'Wie van ons meedoet leest de nota, hoe zij ook is gerubriceerd: {{names}}.',
  leftOut: 'Wat is weggelaten',
  leftOutWhy:
    'Need-to-know, of door een andere desk vertrouwelijk gehouden: lezers van deze nota mogen het misschien niet zien. U wel, dus kijk er zelf naar.',
  dueHint: 'Leeg: zoals de desk gewend is. Kan worden gezet voor er iets is geschreven.',
  late: 'Nota {{late}}, verwacht op {{date}}.',
  file: { docx: 'Opslaan als Word', pdf: 'Opslaan als pdf', noPdf: 'Deze server heeft geen Chromium en maakt dus geen pdf.' },
  noun: {
    organisation: 'Organisaties',
    contact: 'Mensen',
    engagement: 'Afspraken',
    'read-out': 'Verslagen',
    brief: 'Nota’s',
    commitment: 'Toezeggingen',
    'follow-up': 'Acties',
  },
} satisfies MessagesOfPages['briefs']
