/** See classroom/presenter. */
export const presenter = {};
