import type { MessagesOfPages } from '../messages.ts'

export default {
  fetches: 'Wie hem ophaalde',
  fetchesText:
    'Een regel voor elk programma, netwerk en elke versie van de agenda, 90 dagen bewaard. Wat binnen een minuut valt, telt als één keer. De versie is het begin van het kenmerk dat programma’s krijgen.',
  noneText: 'Geef het adres aan een agendaprogramma; daarna staat hier wat het ophaalde.',
  network: 'Netwerk',
  version: 'Versie',
  first: 'Eerst',
  last: 'Laatst',
  noName: 'Een programma dat zijn naam niet zegt',
  shownIn: 'Getoond in agendaprogramma’s',
  shownInText:
    'Agendalinks van deze collega’s hebben deze afspraak getoond. Wat een programma ophaalde kan het bewaard hebben, welke rubricering er nu ook geldt: vraag het hun als dat ertoe doet.',
  shownStill: 'nog steeds getoond, laatst opgehaald {{when}}',
  shownUntil: 'laatst getoond {{when}}',
  count_one: '{{count}} agendalink in gebruik',
  count_other: '{{count}} agendalinks in gebruik',
  countFetched: 'Laatst opgehaald {{when}}.',
  countText: 'Wat ze tonen en hoe ze heten, ziet alleen de eigenaar.',
} satisfies MessagesOfPages['feedTrail']
