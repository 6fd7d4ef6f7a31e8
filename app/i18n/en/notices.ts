export default {
  title: 'Inbox',
  lede: 'What Gezant brings up for you by itself: nobody else sees this, and nobody outside is written to.',
  says: {
    'follow-up-due': 'Follow-up, due {{when}}',
    'follow-up-late': 'Follow-up, was due {{when}}',
    'engagement-tomorrow': 'You take part {{when}}',
    'brief-due': 'Brief, due {{when}}',
    'read-out-due': 'Read-out, due {{when}}',
    'hold-ends': 'The hold runs out {{when}}',
    'representation-ends': 'Representative of {{other}} until {{when}}',
    'contact-late': 'The next contact was due {{when}}',
  },
  unread: 'Unread',
  read: 'Read',
  markRead: 'Mark as read',
  markUnread: 'Mark as unread',
  markAll: 'Mark all as read',
  none: 'Nothing in your inbox',
  noneText:
    'Here you are told of follow-ups before and after their date, of what is held tomorrow, of briefs and read-outs you owe, and of holds, representatives and contacts of your desk that run out.',
}
