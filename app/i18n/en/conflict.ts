export default {
  title: '{{who}} saved this {{when}}, while you were writing.',
  titleUnknown: 'This was saved {{when}}, while you were writing.',
  lead: 'Both versions are kept. Choose one, or take over what you need in the form below.',
  same: 'What you typed and what was saved are the same.',
  yours: 'Your text',
  yoursNote: 'not saved',
  saved: 'Saved text',
  saveYours: 'Save yours',
  keepSaved: 'Keep saved',
  at: 'at {{time}}',
  on: 'on {{date}}, {{time}}',
  empty: 'Nothing',
}
