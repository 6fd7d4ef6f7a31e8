export default {
  anyDesk: 'All desks',
  anyOrganisation: 'All organisations',
  due: {
    any: 'Any time',
    late: 'Late',
    dated: 'Today or later',
    undated: 'No date agreed',
  },
  save: 'Save as CSV',
  tooMany: 'These are more than {{count}} commitments. Choose fewer and save again.',
  history: 'What became of it',
}
