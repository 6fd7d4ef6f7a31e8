import type { Messages } from '../messages.ts'

export default {
  required: 'Dit is nodig.',
  tooLong: 'Hooguit {{max}} tekens; dit zijn er {{length}}.',
  oneLine: 'Dit past op één regel: haal de regelovergang weg.',
  unknownChoice: 'Kies iets uit de lijst.',
  notADate: '‘{{value}}’ is geen datum die bestaat.',
  notATime: '‘{{value}}’ is geen tijdstip.',
  notAnAddress: 'Dit is geen e-mailadres.',
  notALink: 'Een link begint met https://.',
  notFoundTitle: 'Hier is niets',
  notFound: 'Deze pagina bestaat niet, of is niet voor u bestemd.',
  failedTitle: 'Er ging iets mis',
  failed: 'Dat ligt aan ons, niet aan u. Er is niets veranderd. Probeer het opnieuw, of geef uw beheerder het nummer {{id}}.',
  downTitle: 'De database antwoordt niet',
  down: 'Er is niets verloren. Deze pagina probeert het over enkele seconden vanzelf opnieuw.',
  refusedTitle: 'Niet toegestaan',
  refused: 'U mag dit lezen, maar niet veranderen.',
  backHome: 'Naar de startpagina',
} satisfies Messages['errors']
