import type { ContactPlan } from './contact-plan.ts'
import type { Days } from './days.ts'

/** People of the communities: who speaks for whom is recognised, claimed or contested. */
export const communityContacts = (days: Days) =>
  ({
    druzeSpokesperson: {
      name: 'Spokesperson of a Druze council',
      original: 'المتحدث باسم مجلس درزي',
      languages: ['ar', 'en'],
      posts: [{ at: 'druze', post: 'Spokesperson', fromOn: days.weekday(-50, 1) }],
      speaksFor: [
        {
          of: 'druze',
          state: 'contested',
          byWhom: 'The contact in Sweida',
          matter: 'Security in the province',
          fromOn: days.weekday(-12, 1),
          source: 'Preparatory talk',
        },
      ],
    },
    sweida: {
      name: 'Contact of the Druze community in Sweida',
      original: 'جهة اتصال الدروز في السويداء',
      aliases: [
        { name: 'Druze contact in Suwayda' },
        { name: 'Druze contact in As-Suwayda' },
        { name: 'Contact van de druzen in Sweïda', language: 'nl' },
      ],
      languages: ['ar'],
      level: 'confidential',
      posts: [{ at: 'druze', post: 'Contact in Sweida', postOriginal: 'جهة اتصال في السويداء', fromOn: days.weekday(-34, 1) }],
      speaksFor: [
        {
          of: 'druze',
          state: 'claimed',
          byWhom: 'The contact',
          matter: 'Displaced families',
          fromOn: days.weekday(-34, 1),
          source: 'First call',
        },
      ],
    },
    alawiteRepresentative: {
      name: 'Representative of Alawite families abroad',
      original: 'ممثل عائلات علوية في الخارج',
      languages: ['ar', 'de'],
      posts: [{ at: 'alawite', post: 'Representative', fromOn: days.weekday(-44, 1) }],
      speaksFor: [
        {
          of: 'alawite',
          state: 'claimed',
          byWhom: 'The representative',
          fromOn: days.weekday(-44, 1),
          source: 'Letter of introduction',
        },
      ],
    },
    latakia: {
      name: 'Contact of the Alawite community in Latakia',
      original: 'جهة اتصال العلويين في اللاذقية',
      aliases: [{ name: 'Alawite contact in Lattakia' }, { name: 'Contact van de alawieten in Latakia', language: 'nl' }],
      languages: ['ar'],
      level: 'confidential',
      posts: [{ at: 'alawite', post: 'Contact in Latakia', postOriginal: 'جهة اتصال في اللاذقية', fromOn: days.weekday(-35, 1) }],
    },
    churchLiaison: {
      name: 'Liaison of the churches',
      original: 'منسق الكنائس',
      languages: ['ar', 'arc', 'en'],
      posts: [{ at: 'christian', post: 'Liaison', postOriginal: 'منسق', fromOn: days.weekday(-70, 1) }],
      speaksFor: [
        {
          of: 'christian',
          state: 'recognised',
          byWhom: 'The churches concerned',
          matter: 'Practical matters',
          fromOn: days.weekday(-70, 1),
          source: 'Joint letter',
        },
      ],
    },
    kurdishLiaison: {
      name: 'Liaison of the Kurdish community',
      original: 'منسق المجتمع الكردي',
      languages: ['ku', 'ar', 'en'],
      posts: [{ at: 'kurdish', post: 'Liaison', postOriginal: 'منسق', fromOn: days.weekday(-33, 1) }],
      speaksFor: [
        {
          of: 'kurdish',
          state: 'recognised',
          byWhom: 'The community’s own meeting',
          fromOn: days.weekday(-33, 1),
          source: 'Minutes of that meeting',
        },
      ],
    },
    kurdishWomen: {
      name: 'Representative of Kurdish women’s associations',
      original: 'ممثلة الجمعيات النسائية الكردية',
      languages: ['ku', 'en'],
      posts: [{ at: 'kurdish', post: 'Representative of women’s associations', fromOn: days.weekday(-19, 1) }],
    },
  }) satisfies Record<string, ContactPlan>
