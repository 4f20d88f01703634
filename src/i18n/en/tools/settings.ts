/** What is said at the controls of a run, beside their names. */
export const settings = {
  ambiguous:
    '{{received}} could mean {{smaller}} or {{larger}}. Type it without the separator, or with more or fewer decimals.',
};
