export default {
  find: 'Find: {{what}}',
  findButton: 'Find',
  placeholder: 'Type two letters or more',
  nothing: 'Nobody and nothing of that name',
  plainHint: 'Type part of a name, press Find, and tick what is meant.',
}
