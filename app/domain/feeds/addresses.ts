/** Where calendar programs fetch the feed. */
export const feedAddress = (publicUrl: string, token: string): string => `${publicUrl}/feeds/${token}.ics`

/** The same for a click: programs that know the scheme offer to subscribe. */
export const webcalAddress = (address: string): string => address.replace(/^https?:/, 'webcal:')
