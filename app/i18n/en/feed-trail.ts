export default {
  fetches: 'Who fetched it',
  fetchesText:
    'A line for each program, network and version of the calendar, kept for 90 days. Times within a minute are one fetch. The version is the beginning of the tag that programs are told.',
  noneText: 'Give the address to a calendar program; what it fetches stands here afterwards.',
  network: 'Network',
  version: 'Version',
  first: 'First',
  last: 'Last',
  noName: 'A program that does not say its name',
  shownIn: 'Shown in calendar programs',
  shownInText:
    'Feeds of these colleagues have shown this engagement. What a program fetched it may have kept, whatever the level is now: ask them if it matters.',
  shownStill: 'still shown, last fetched {{when}}',
  shownUntil: 'last shown {{when}}',
  count_one: '{{count}} feed in use',
  count_other: '{{count}} feeds in use',
  countFetched: 'Last fetched {{when}}.',
  countText: 'What they show, and their names, only their owner sees.',
}
