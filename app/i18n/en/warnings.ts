export default {
  title: 'To look at',
  delegation: 'the delegation',
  andMore_one: '{{names}} and one more',
  andMore_other: '{{names}} and {{count}} more',
  overlap: '{{title}} and {{next}} overlap for {{who}}.',
  gap_one: '{{count}} minute from {{title}} to {{next}}, elsewhere, for {{who}}.',
  gap_other: '{{count}} minutes from {{title}} to {{next}}, elsewhere, for {{who}}.',
  longDay_one: 'The day lasts {{count}} hour or more.',
  longDay_other: 'The day lasts {{count}} hours or more.',
  noMeal: 'Talks before and after midday, and no meal between 12 and 14.',
  outside: '{{title}}, {{date}}, is outside the visit.',
  runsOut: 'the hold on {{title}} runs out on {{moment}}.',
}
