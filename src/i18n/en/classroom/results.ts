/** See classroom/results. */
export const results = {};
