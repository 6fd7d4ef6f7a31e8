import type { MessagesOfPages } from '../messages.ts'

export default {
  title: 'Achtergelaten door vertrokken collega’s',
  lede: 'Deze acties hebben een eigenaar die niet meer inlogt. Kies wie ze overneemt; elke nieuwe eigenaar ziet meteen wat van hem of haar is.',
  none: 'Er is niets achtergelaten',
  noneText: 'Elke open actie van uw desks heeft een eigenaar die inlogt.',
  back: 'Naar de acties',
  to_one: 'Wie neemt deze over',
  to_other: 'Wie neemt deze {{count}} over',
  choose: 'Kies een collega',
  give: 'Overdragen',
  done_one: 'Eén actie heeft een nieuwe eigenaar.',
  done_other: '{{count}} acties hebben een nieuwe eigenaar.',
  notice_one: 'Eén actie heeft een eigenaar die niet meer inlogt.',
  notice_other: '{{count}} acties hebben een eigenaar die niet meer inlogt.',
  makeHandover: 'Ook een overdracht maken: mensen, data en wat eerst te lezen',
  look: 'Kies wie overneemt',
} satisfies MessagesOfPages['succession']
