export default {
  title: 'Externe agenda’s',
  lede: 'Agenda’s die elders worden bijgehouden, naast de onze getekend: feestdagen, de agenda van een partner, die van uzelf. Ze worden alleen gelezen, elk uur, en staan in geen agendalink, telling of botsing.',
  all: 'Alle externe agenda’s',
  none: 'Geen externe agenda’s',
  some_one: '{{count}} externe agenda',
  some_other: '{{count}} externe agenda’s',
  asOf: '{{name}} (stand van {{date}})',
  manage: 'Externe agenda’s…',
  more: '+{{count}} elders',
  untitled: '(zonder titel)',
}
