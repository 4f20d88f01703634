/** The link over the header to the page's main part. */
export const skip = 'Skip to the main part';
