import type { MandateInput } from '#app/domain/mandates/commands.server.ts'

/** The letter's themes. */
export const topics = {
  communities: { name: 'Human rights and protection of communities', nameNl: 'Mensenrechten en bescherming van gemeenschappen' },
  belief: { name: 'Freedom of religion and belief', nameNl: 'Vrijheid van religie en levensovertuiging' },
  women: { name: 'Participation of women', nameNl: 'Participatie van vrouwen' },
  impunity: { name: 'Fight against impunity', nameNl: 'Tegengaan van straffeloosheid' },
  justice: { name: 'Transitional justice', nameNl: 'Transitional justice' },
  evidence: { name: 'Evidence and monitoring', nameNl: 'Bewijsvergaring en monitoring' },
  missing: { name: 'Missing persons', nameNl: 'Vermisten' },
  sanctions: { name: 'EU sanctions (Latakia, March 2025)', nameNl: 'EU-sancties (Latakia, maart 2025)' },
  sweida: { name: 'CoI report on Sweida (violence of July 2025)', nameNl: 'CoI-onderzoek naar Sweida (geweld van juli 2025)' },
  icjCase: {
    name: 'ICJ case of the Netherlands and Canada against Syria',
    nameNl: 'Zaak van Nederland en Canada tegen Syrië bij het Internationaal Gerechtshof',
  },
}

export type TopicKey = keyof typeof topics

/** The letter's parliamentary mandates, in its words. */
export const mandates = {
  condemn: {
    reference: '36 800-V nr. 79',
    title: 'motion Dobbe c.s.',
    asks: 'condemn war crimes and violations whoever the perpetrator or victim',
  },
  truth: {
    reference: '36 800-V nr. 78',
    title: 'motion Dobbe c.s.',
    asks: 'contribute to truth-finding and transitional justice in Syria, and inform the House of that contribution',
  },
  evidence: {
    reference: '36 800-V nr. 69',
    title: 'motion Van Baarle',
    asks: 'independent gathering of evidence and monitoring, so that trials are possible',
  },
  pressure: {
    reference: '21 501-02 nr. 3073',
    title: 'motion Piri',
    asks: 'press for independent monitoring of violations, trials, and protection of all communities in contacts with the Syrian transitional authorities',
  },
  iiim: {
    reference: '27 925 nr. 1016',
    title: 'letter of 5 January 2026',
    asks: 'continued support for the IIIM',
    givenOn: '2026-01-05',
  },
} satisfies Record<string, MandateInput>

export type MandateKey = keyof typeof mandates
