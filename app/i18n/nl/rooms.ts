import type { Messages } from '../messages.ts'

export default {
  title: 'Zalen',
  lede: 'De zalen van ons eigen huis. Dat er een bezet is, hoort iedereen, met de desk om het bij na te vragen, ook waar de afspraak zelf verborgen is.',
  noneTitle: 'Nog geen zalen',
  noneText:
    'Voeg hieronder de zalen van ons eigen huis toe. Plaatsen elders horen hier niet: niemand komt zo te weten wat hij niet mag zien.',
  addTitle: 'Nog een zaal',
  name: 'Naam van de zaal',
  nameHint: 'Zoals hij bij een afspraak als plaats staat: Ministerie, zaal A',
  add: 'Zaal toevoegen',
  forget: 'Van de lijst halen',
  nameTaken: 'Deze zaal staat er al.',
  keep: 'Zalen',
} satisfies Messages['rooms']
