/**
 * Writes a choice into the address if the address sets that key: a link overrides stored settings, so a
 * reload would undo the choice.
 *
 * @param key of the query; nothing is written if the address lacks it
 * @param value a word that needs no escaping
 */
export function replaceInLink(key: string, value: string): void {
  const { pathname, search, hash } = location;
  // URLSearchParams would escape commas.
  const replaced = search.replace(new RegExp(`([?&]${key}=)[^&]*`), `$1${value}`);
  if (replaced !== search) history.replaceState(history.state, '', `${pathname}${replaced}${hash}`);
}
