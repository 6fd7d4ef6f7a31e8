import type { MessagesOfPages } from '../messages.ts'

export default {
  title: 'Deze persoon wissen',
  link: 'Deze persoon voorgoed wissen',
  lede: 'Voor wie het recht heeft om vergeten te worden. Dit is niet ongedaan te maken.',
  goes: 'Wat verdwijnt',
  goesItems: {
    facts:
      'De naam in elke spelling en elk schrift, aanspreekvorm, talen, e-mail, telefoon en opmerkingen; functies, en namens wie de persoon spreekt; hoe zij zijn ingeschat, en met wie zij verbonden zijn.',
    merged: 'Hetzelfde van wie in dit contact zijn opgegaan: {{names}}.',
    messages:
      'Berichten aan de persoon en de antwoorden daarop. Er gaat niets naar hen uit: trek uitnodigingen eerst in als zij het moeten weten.',
    needs: 'Wat zij bij bezoeken nodig hebben, hun talen en vrije omschrijving in delegaties, en hun functie bij elke afspraak.',
    copies:
      'Hun namen, adres en telefoon in bewaarde uitgereikte programma’s, in gedeelde pagina’s, in ingelezen bestanden, in opmerkingen en redenen die geen formulier meer wijzigt, en in verwijderde afspraken.',
  },
  stays: 'Wat blijft',
  staysItems: {
    history:
      'Elke afspraak waaraan zij deelnamen, met kant, rol en organisatie, als “A person (erased)”; acties en toezeggingen, en wie wat in Gezant deed.',
    texts: 'Wat mensen in eigen woorden schreven. Loop eerst de lijst hieronder na: daarna is die niet meer te maken.',
    outside: 'Wat het huis verliet: mail, geprinte programma’s, gedownloade kaarten en bestanden, en back-ups tot die worden weggegooid.',
  },
  mentions: 'Teksten die deze persoon nog noemen',
  noMentions: 'Geen tekst die u mag zien noemt deze persoon.',
  mentionsHint: 'Alleen teksten die u mag zien staan hier. Vraag andere bureaus om zelf te kijken voordat u wist.',
  moreMentions: 'Alleen de eerste {{most}} staan hier. Werk deze af en kom dan terug voor de rest.',
  kinds: {
    engagement: 'Afspraak',
    brief: 'Voorbereidingsnota',
    'read-out': 'Verslag',
    'security-note': 'Veiligheidsnotitie',
    arrangements: 'Regelingen',
    'follow-up': 'Actie',
    commitment: 'Toezegging',
    contact: 'Contact',
    delegation: 'Delegatie',
    organisation: 'Organisatie',
    template: 'Sjabloon',
  },
  mention: '{{kind}}: {{title}}',
  askDesk: 'vraag {{desk}}',
  confirm: 'Typ de naam {{name}} om te bevestigen',
  confirmHint: 'Hoofdletters en accenten doen er niet toe.',
  erase: 'Voorgoed wissen',
  wrongName: 'Dat is niet de naam van dit contact. Er is niets gewist.',
  'changed-meanwhile':
    'Iemand heeft dit contact intussen gewijzigd. Er is niets gewist: lees nog eens wat verdwijnt, en typ de naam dan opnieuw.',
  hold: {
    title: 'Wissen tegenhouden',
    link: 'Wissen tegenhouden',
    lede: 'Zolang een beletsel geldt, kan niemand deze persoon wissen: wegens een rechtszaak of een onderzoek. Wie het contact ziet, ziet het beletsel met de reden.',
    standing: 'Beletsels die gelden',
    until: 'Niet wissen tot en met {{date}}',
    by: 'Volgens {{by}}, {{date}}',
    open: 'Opheffen of toevoegen',
    lift: 'Dit beletsel opheffen',
    reason: 'Waarom deze persoon niet gewist mag worden',
    reasonHint: 'Noem de zaak of het verzoek. Houd het kort: ieder die het contact ziet, leest dit.',
    untilOn: 'Tot en met',
    put: 'Wissen tegenhouden',
    refused:
      'Niemand kan deze persoon nu wissen; een beheerder kan het beletsel opheffen. Vroeg de persoon zelf om vergeten te worden, schrijf dat dan op.',
    note: 'Opschrijven dat om wissen is gevraagd',
    noted: 'In de geschiedenis van dit contact staat dat om wissen is gevraagd en dat het is geweigerd. Er is niets gewist.',
  },
  done: 'Deze persoon is gewist',
  doneBy: '{{by}} heeft deze persoon gewist op {{date}}. De afspraken blijven.',
  doneOn: 'Deze persoon is gewist op {{date}}. De afspraken blijven.',
  notSaved: 'Wat u invulde is niet bewaard: deze persoon is gewist, en over hen wordt niets meer opgeschreven.',
} satisfies MessagesOfPages['erasure']
