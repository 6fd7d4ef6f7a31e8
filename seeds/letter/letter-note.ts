/** The sections of the letter, by its own headings. */
const sections = {
  protection: 'Bescherming mensenrechten en gemeenschappen',
  impunity: 'Tegengaan van straffeloosheid',
  capacity: 'Nederlandse steun aan initiatieven op capaciteitsopbouw voor accountability en transitional justice',
}

export type Section = keyof typeof sections

/** Marks a record as told by the letter to the House of Representatives, and says where in it. */
export const fromLetter = (section: Section, more = '') => ({
  source: 'letter' as const,
  sourceNote: `Letter of the Minister of Foreign Affairs to the House of Representatives on Syria, 2026, under “${sections[section]}”.${more && ` ${more}`}`,
})

/** Marks a record as invented for the demo. */
export const invented = (more = '') => ({
  source: 'demo' as const,
  sourceNote: `Invented for the demo.${more && ` ${more}`}`,
})
