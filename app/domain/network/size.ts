/** The side of the square that a picture is drawn in, in its own units. */
export const pictureSize = 560
