import type { MessagesOfPages } from '../messages.ts'

export default {
  anyDesk: 'Elke desk',
  anyOrganisation: 'Alle organisaties',
  due: {
    any: 'Elke termijn',
    late: 'Te laat',
    dated: 'Vandaag of later',
    undated: 'Geen termijn afgesproken',
  },
  settled: 'Afgedaan sinds het vorige gesprek',
  history: 'Wat ervan werd',
} satisfies MessagesOfPages['register']
