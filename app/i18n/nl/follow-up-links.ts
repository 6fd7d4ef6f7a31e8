import type { MessagesOfPages } from '../messages.ts'

export default {
  helpers: 'Helpt mee',
  helpersTitle: 'Wie meehelpt',
  helpersLede:
    'De eigenaar blijft degene die erop wordt aangesproken. Wie meehelpt, vindt de actie bij de eigen acties, kan er iets over zeggen en haar afvinken.',
  changeHelpers: 'Kiezen wie meehelpt',
  noHelpers: 'Er helpt nog niemand mee.',
  helper: 'Persoon',
  choose: 'Kies iemand',
  addHelper: 'Laten meehelpen',
  endHelp: 'Helpt niet meer mee',
  endMyHelp: 'Ik help niet meer mee',
  youHelp: 'U helpt hierbij.',
  before: 'Wacht tot dit klaar is',
  after: 'Wacht op deze',
  changeBefore: 'Kiezen waarop zij wacht',
  beforeTitle: 'Wat eerst klaar moet zijn',
  beforeLede: 'Is een van deze afgerond, dan hoort de eigenaar dat in de berichten.',
  noBefore: 'Zij wacht op geen andere actie.',
  other: 'Actie',
  noOther: 'Geen open actie met deze woorden die u mag zien.',
  searchFirst: 'Zoek hieronder de actie waarop zij wacht.',
  find: 'Een actie zoeken',
  addBefore: 'Hierop laten wachten',
  endBefore: 'Wacht hier niet meer op',
} satisfies MessagesOfPages['followUpLinks']
