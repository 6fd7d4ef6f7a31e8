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
  settled: 'Settled since the last talk',
  history: 'What became of it',
}
