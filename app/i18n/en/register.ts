export default {
  anyDesk: 'All desks',
  anyOrganisation: 'All organisations',
  due: {
    any: 'Any time',
    late: 'Late',
    dated: 'Today or later',
    undated: 'No date agreed',
  },
  settled: 'Settled since the last talk',
  history: 'What became of it',
}
