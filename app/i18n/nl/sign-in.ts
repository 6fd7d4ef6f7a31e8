import type { Messages } from '../messages.ts'

export default {
  title: 'Aanmelden',
  email: 'E-mailadres',
  password: 'Wachtwoord',
  submit: 'Aanmelden',
  wrong: 'E-mailadres of wachtwoord is niet juist. Probeer het opnieuw, of vraag uw beheerder om een nieuw wachtwoord.',
  throttled_one: 'Te veel pogingen. Wacht {{count}} minuut en probeer het opnieuw.',
  throttled_other: 'Te veel pogingen. Wacht {{count}} minuten en probeer het opnieuw.',
  demoTitle: 'Rondkijken in de demo',
  demoText: 'Niets hier is echt werk. Kies wie u bent; u kunt zich afmelden en iemand anders zijn.',
  continueAs: 'Verder als {{name}}',
} satisfies Messages['signIn']
