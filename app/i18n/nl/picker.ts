import type { Messages } from '../messages.ts'

export default {
  find: 'Zoek: {{what}}',
  findButton: 'Zoek',
  placeholder: 'Typ twee letters of meer',
  nothing: 'Niemand en niets met die naam',
  plainHint: 'Typ een deel van een naam, druk op Zoek en vink aan wat u bedoelt.',
} satisfies Messages['picker']
