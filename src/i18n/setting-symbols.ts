/** Settings that are the same letter in every language. */
export const settingSymbols: Readonly<Record<string, string>> = { temperature: 'T', alpha: 'α' };
