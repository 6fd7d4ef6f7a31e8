import type { MessagesOfPages } from '../messages.ts'

export default {
  title: 'Berichten',
  lede: 'Wat Gezant u uit zichzelf onder de aandacht brengt: niemand anders ziet dit, en niemand buiten krijgt iets toegestuurd.',
  says: {
    'follow-up-due': 'Actie, termijn {{when}}',
    'follow-up-late': 'Actie, termijn was {{when}}',
    'engagement-tomorrow': 'U neemt deel {{when}}',
    'brief-due': 'Nota, verwacht {{when}}',
    'read-out-due': 'Verslag, verwacht {{when}}',
    'hold-ends': 'De plek wordt vastgehouden tot {{when}}',
    'representation-ends': 'Vertegenwoordiger van {{other}} tot en met {{when}}',
    'contact-late': 'Volgend contact was voorzien {{when}}',
  },
  unread: 'Ongelezen',
  read: 'Gelezen',
  markRead: 'Markeren als gelezen',
  markUnread: 'Markeren als ongelezen',
  markAll: 'Alles als gelezen markeren',
  none: 'Geen berichten',
  noneText:
    'Hier leest u over acties voor en na hun termijn, over wat morgen is, over nota’s en verslagen die nog van u verwacht worden, en over vastgehouden plekken, vertegenwoordigers en contacten van uw desk waarvan de termijn afloopt.',
} satisfies MessagesOfPages['notices']
