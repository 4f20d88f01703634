/** See classroom/share. */
export const share = {};
