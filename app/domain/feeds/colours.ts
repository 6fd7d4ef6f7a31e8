/** RFC 7986 wants CSS3 colour names; Apple's calendar wants hex. */
export const feedColours = {
  teal: '#008080',
  steelblue: '#4682B4',
  olive: '#808000',
  sienna: '#A0522D',
  indigo: '#4B0082',
} as const

export type FeedColour = keyof typeof feedColours

export const colourNames = Object.keys(feedColours) as [FeedColour, ...FeedColour[]]
