import type { Messages } from '../messages.ts'

export default {
  title: 'Uitstellen',
  newTime: 'Een nieuw tijdstip geven',
  to: 'Tot wanneer',
  toOpen: 'Nog geen nieuwe datum',
  toNewTime: 'Een nieuw tijdstip',
  reason: 'Reden',
  reasonHint: 'Staat bij de afspraak, niet in agendalinks.',
  save: 'Uitstellen',
  sameTime: 'Dat is het tijdstip dat het nu heeft. Kies een ander, of “Nog geen nieuwe datum”.',
  alreadyOpen: 'Het is al uitgesteld, zonder nieuwe datum.',
  cancelled: 'Het is afgezegd. Herstel het eerst.',
  changedMeanwhile: 'Iemand heeft het intussen gewijzigd. Bekijk het tijdstip van nu, en stel het opnieuw uit.',
  noDate: 'Uitgesteld; er is nog geen nieuwe datum.',
  was: 'Was {{when}}',
  by: 'uitgesteld door {{who}}',
  history: 'Eerdere tijdstippen',
  duplicate: 'Dupliceren',
} satisfies Messages['postponements']
