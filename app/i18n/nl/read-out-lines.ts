import type { MessagesOfPages } from '../messages.ts'

export default {
  title: 'Wat is toegezegd',
  look: 'Nalopen wat is toegezegd',
  lede: 'Deze regels van het verslag worden acties en toezeggingen zodra u opslaat. Haal het vinkje weg bij wat een regel moet blijven.',
  none: 'Er wacht niets',
  noneText: 'Elke regel van het verslag die met - [ ] begint, is nagelopen.',
  back: 'Terug naar de afspraak',
  kind: {
    'follow-up': 'Actie',
    ours: 'Wat wij toezeggen',
    theirs: 'Wat zij toezeggen',
  },
  make: 'Vastleggen',
  text: 'Wat',
  owner: 'Wie doet het',
  chooseOwner: 'Kies een collega',
  unknownOwner: 'Geen collega heet “{{said}}”. Kies er een.',
  severalOwners: 'Meer collega’s heten “{{said}}”. Kies er een.',
  due: 'Uiterlijk op',
  past: 'Deze dag is voorbij.',
  partner: 'Met wie',
  choosePartner: 'Kies een organisatie',
  noPartner: 'De afspraak noemt geen organisatie. Voeg er een toe en leg daarna deze toezegging vast.',
  level: 'Zij krijgen de rubricering van het verslag: {{level}}.',
  save: 'Opslaan wat is aangevinkt',
  hint: 'Een regel als “- [ ] @naam: stuur het verslag voor 20 februari” wordt een actie; “- [ ] wij: …” en “- [ ] zij: …” worden toezeggingen. U ziet ze voordat ze worden vastgelegd.',
} satisfies MessagesOfPages['readOutLines']
