/** Begins the id of every dataset that a visitor made; the rest is the beginning of its content's hash. */
const PREFIX = 'own-';
const DIGITS = 16;

const pattern = new RegExp(`^${PREFIX}[0-9a-f]{${DIGITS}}$`);

/** Whether an id is of a dataset that a visitor made, here or elsewhere. */
export const isOwnId = (id: unknown): id is string => typeof id === 'string' && pattern.test(id);

/** The id of a dataset with this hash. */
export const ownIdOf = (hash: string): string => PREFIX + hash.slice(0, DIGITS);
