import type { MessagesOfPages } from '../messages.ts'

export default {
  title: 'Meer acties tegelijk wijzigen',
  go: 'Wijzigen wat is gekozen',
  chosen_one: '{{count}} gekozen',
  chosen_other: '{{count}} gekozen',
  what: 'Wat ermee moet gebeuren',
  deed: { done: 'Markeren als afgerond', date: 'Een andere termijn geven', owner: 'Aan iemand anders geven' },
  newDate: 'Nieuwe termijn',
  newDateHint: 'Alleen voor een andere termijn.',
  newOwner: 'Nieuwe eigenaar',
  newOwnerHint: 'Alleen voor een andere eigenaar.',
  noOwner: 'Kies een medewerker',
  submit: 'Wijzigen',
  none: 'Er is niets gekozen',
  noneText: 'Vink in een lijst met acties aan wat u wilt wijzigen; dat kan alleen bij wat van u of van uw desk is.',
  back: 'Naar de acties',
  changed_one: '{{count}} actie is gewijzigd.',
  changed_other: '{{count}} acties zijn gewijzigd.',
  left_one: '{{count}} is gebleven zoals zij was',
  left_other: '{{count}} zijn gebleven zoals zij waren',
  why: {
    'not-yours': 'Dit kan alleen de desk wijzigen.',
    'already-so': 'Dat was al zo.',
    unseeing: 'De nieuwe eigenaar kan de afspraak niet zien waar de actie bij hoort. Geef de actie op haar eigen pagina als u dat bedoelt.',
    refused: 'Dit kan zo niet. Open de actie om te zien waarom.',
  },
} satisfies MessagesOfPages['bulk']
