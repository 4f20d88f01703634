/** See tools/transfer-set. */
export const transferSet = {};
