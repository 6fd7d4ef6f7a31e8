/** The right side of every UID. Constant for ever: a calendar takes an event with another UID for another event. */
export const uidDomain = 'gezant.invalid'
