import type { ContactPlan } from './contact-plan.ts'

/** People of the partners, and an interpreter. */
export const partnerContacts = {
  rightsOfficer: {
    name: 'Human rights officer, Damascus',
    original: 'مسؤول حقوق الإنسان في دمشق',
    aliases: [{ name: 'Medewerker mensenrechten, Damaskus', language: 'nl' }],
    languages: ['en', 'ar'],
    posts: [{ at: 'ohchrDamascus', post: 'Human rights officer' }],
  },
  ictjLead: { name: 'Programme lead Syria', languages: ['en', 'es'], posts: [{ at: 'ictj' }] },
  watchAdviser: { name: 'Policy adviser Syria', languages: ['nl', 'en'], posts: [{ at: 'impunityWatch' }] },
  envoyOfficer: { name: 'Political affairs officer', languages: ['en', 'fr'], posts: [{ at: 'envoy' }] },
  womenSpecialist: { name: 'Programme specialist', languages: ['en', 'ar'], posts: [{ at: 'unWomen' }] },
  evidenceLiaison: { name: 'Liaison for evidence', languages: ['en', 'fr'], level: 'confidential', posts: [{ at: 'iiim' }] },
  forensicContact: { name: 'Coordinator of foreign visits', languages: ['nl', 'en'], posts: [{ at: 'nfi' }] },
  eurojustOfficer: { name: 'Liaison officer', languages: ['en'], posts: [{ at: 'eurojust' }] },
  canadianCounsel: { name: 'Legal counsel for the case', languages: ['en', 'fr'], level: 'confidential', posts: [{ at: 'canada' }] },
  trainingManager: { name: 'Manager of the training programme', languages: ['nl', 'en'], posts: [{ at: 'nuffic' }] },
  committeeClerk: { name: 'Clerk of the committee', languages: ['nl'], posts: [{ at: 'house' }] },
  interpreter: {
    name: 'Interpreter Arabic–English',
    original: 'مترجم عربي–إنجليزي',
    languages: ['ar', 'en'],
    posts: [{ at: 'foreignAffairs', post: 'Hired interpreter' }],
  },
} satisfies Record<string, ContactPlan>
