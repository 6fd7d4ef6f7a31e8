export default {
  title: 'Rooms',
  lede: 'The rooms of our own house. That one is taken is told to everyone, with the desk to ask, also where the engagement itself is hidden.',
  noneTitle: 'No rooms yet',
  noneText: 'Add the rooms of our own house below. Places outside are never listed here, and nobody learns from it what they may not see.',
  addTitle: 'Another room',
  name: 'Name of the room',
  nameHint: 'As it is written for the place of an engagement: Ministry, room A',
  add: 'Add room',
  forget: 'Take off the list',
  nameTaken: 'This room is listed already.',
  keep: 'Rooms',
}
