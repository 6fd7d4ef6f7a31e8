import { addDays } from '#app/lib/dates.ts'
import type { ContactPlan } from './contact-plan.ts'
import type { Days } from './days.ts'

const visit = { fromOn: '2026-02-09', untilOn: '2026-02-14' }

/** People of the two national commissions, the transitional government and civil society. */
export const syrianContacts = (days: Days) =>
  ({
    headOfDelegation: {
      name: 'Head of delegation',
      original: 'رئيس الوفد',
      languages: ['ar', 'en'],
      posts: [{ at: 'justiceCommission', postOriginal: 'رئيس الوفد', ...visit }],
      speaksFor: [
        { of: 'justiceCommission', state: 'recognised', byWhom: 'Ministry of Foreign Affairs', source: 'The invitation', ...visit },
      ],
    },
    liaison: {
      name: 'Liaison for the visit',
      original: 'منسق الزيارة',
      languages: ['ar', 'en'],
      remarks: 'Answers quickest in the morning, Damascus time.',
      posts: [{ at: 'justiceCommission', postOriginal: 'منسق الزيارة', fromOn: '2026-01-14' }],
      speaksFor: [
        {
          of: 'justiceCommission',
          state: 'claimed',
          byWhom: 'The liaison',
          matter: 'Practical matters of the visit',
          fromOn: '2026-01-14',
          source: 'Introductory call',
        },
      ],
    },
    legalAdviser: {
      name: 'Legal adviser',
      original: 'مستشار قانوني',
      languages: ['ar', 'fr'],
      level: 'confidential',
      posts: [{ at: 'justiceCommission', postOriginal: 'مستشار قانوني', fromOn: '2026-01-20' }],
    },
    missionHead: {
      name: 'Head of the technical mission',
      original: 'رئيس البعثة الفنية',
      languages: ['ar', 'en'],
      posts: [{ at: 'missingCommission', postOriginal: 'رئيس البعثة الفنية', fromOn: days.weekday(-9, 1) }],
      speaksFor: [
        {
          of: 'missingCommission',
          state: 'recognised',
          byWhom: 'Ministry of Foreign Affairs',
          matter: 'The coming visit',
          fromOn: days.weekday(-5, 2),
          source: 'Letter of acceptance',
        },
      ],
    },
    missingAdviser: {
      name: 'Adviser on missing persons',
      original: 'مستشار شؤون المفقودين',
      languages: ['ar', 'en'],
      posts: [
        { at: 'missingCommission', postOriginal: 'مستشار شؤون المفقودين', fromOn: days.weekday(-20, 1) },
        { at: 'civilSociety', post: 'Legal volunteer', fromOn: days.weekday(-90, 1), untilOn: addDays(days.weekday(-20, 1), -1) },
      ],
    },
    protocolOfficer: {
      name: 'Protocol officer',
      original: 'مسؤول المراسم',
      languages: ['ar', 'en'],
      level: 'confidential',
      posts: [{ at: 'government', postOriginal: 'مسؤول المراسم', fromOn: days.weekday(-30, 1) }],
    },
    coordinatorCivilSociety: {
      name: 'Coordinator of a network of associations',
      original: 'منسق شبكة الجمعيات',
      languages: ['ar', 'en'],
      posts: [{ at: 'civilSociety', postOriginal: 'منسق شبكة الجمعيات', fromOn: days.weekday(-60, 1) }],
    },
    familiesOfMissing: {
      name: 'Spokesperson of families of missing persons',
      original: 'المتحدثة باسم عائلات المفقودين',
      languages: ['ar'],
      level: 'confidential',
      remarks: 'Never to be named in programmes or invitations.',
      posts: [{ at: 'civilSociety', postOriginal: 'المتحدثة باسم عائلات المفقودين', fromOn: days.weekday(-40, 1) }],
    },
    boardMember: {
      name: 'Member of the Women’s Advisory Board',
      original: 'عضوة في المجلس الاستشاري النسائي',
      languages: ['ar', 'en'],
      posts: [{ at: 'womensBoard', post: 'Member', fromOn: days.weekday(-52, 1) }],
    },
  }) satisfies Record<string, ContactPlan>
