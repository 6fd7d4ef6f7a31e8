import type { MessagesOfPages } from '../messages.ts'

export default {
  title: 'Notities',
  add: 'Notitie schrijven',
  none: 'Nog niemand heeft een notitie geschreven.',
  earlier_one: '{{count}} eerdere',
  earlier_other: '{{count}} eerdere',
  new: 'Notitie schrijven',
  lede: 'Wat de volgende die hen spreekt moet weten. Zij staat onder uw naam en verandert daarna niet: een verkeerde wordt ingetrokken.',
  note: 'Notitie',
  assessedOn: 'Per',
  levelHint: 'Nooit te zien voor wie niet mag zien over wie het gaat. Need-to-know: u, en wie genoemd staat bij degene over wie het gaat.',
  submit: 'Notitie bewaren',
  withdrawTitle: 'Notitie intrekken',
  withdrawLede: 'Zij blijft te lezen, doorgestreept, met uw reden.',
} satisfies MessagesOfPages['notes']
