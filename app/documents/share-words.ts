import type { DocumentLanguage } from '#db/schema/words.ts'

type ShareWords = Record<'programme' | 'passphrase' | 'open' | 'wrong' | 'wait' | 'ended', string>

/** What a guest's link says where it shows no programme. */
export const shareWords: Record<DocumentLanguage, ShareWords> = {
  en: {
    programme: 'Programme',
    passphrase: 'Passphrase',
    open: 'Open',
    wrong: 'This passphrase does not open the programme.',
    wait: 'Too many tries. Wait a quarter of an hour.',
    ended: 'There is no programme at this address, or no longer. Ask whoever gave you the link.',
  },
  nl: {
    programme: 'Programma',
    passphrase: 'Wachtwoordzin',
    open: 'Openen',
    wrong: 'Deze wachtzin opent het programma niet.',
    wait: 'Te veel pogingen. Wacht een kwartier.',
    ended: 'Op dit adres staat geen programma, of niet meer. Vraag het aan wie u de link gaf.',
  },
  ar: {
    programme: 'البرنامج',
    passphrase: 'عبارة المرور',
    open: 'فتح',
    wrong: 'عبارة المرور هذه لا تفتح البرنامج.',
    wait: 'محاولات كثيرة. انتظر ربع ساعة.',
    ended: 'لا يوجد برنامج في هذا العنوان، أو لم يعد موجودًا. اسأل من أعطاك الرابط.',
  },
}
