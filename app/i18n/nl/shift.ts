import type { Messages } from '../messages.ts'

export default {
  title: 'Bezoek verplaatsen',
  lede: 'Nu {{range}}. Het hele programma gaat mee; elk onderdeel houdt zijn uren op de klok van de plaats.',
  firstDay: 'Nieuwe eerste dag',
  show: 'Resultaat tonen',
  result: 'Het wordt {{range}}',
  sameDay: 'Op die dag begint het nu al.',
  notYours_one: 'Eén onderdeel van het programma kunt u niet verplaatsen; vraag het aan de {{desk}}.',
  notYours_other: '{{count}} onderdelen van het programma kunt u niet verplaatsen; vraag het aan de {{desk}}.',
  changedMeanwhile: 'Iemand heeft het programma intussen gewijzigd. Er is niets verplaatst; bekijk het resultaat opnieuw.',
  item: 'Onderdeel',
  was: 'Nu',
  becomes: 'Wordt',
  save: 'Bezoek verplaatsen',
} satisfies Messages['shift']
