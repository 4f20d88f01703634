/**
 * Writes a choice into the address where it says another: a link goes before what is stored, so that a reload would
 * take the choice back.
 *
 * @param key of the query; where the address does not have it, nothing is written
 * @param value a word that needs no escapes
 */
export function replaceInLink(key: string, value: string): void {
  const { pathname, search, hash } = location;
  // Not through URLSearchParams, which writes commas otherwise.
  const replaced = search.replace(new RegExp(`([?&]${key}=)[^&]*`), `$1${value}`);
  if (replaced !== search) history.replaceState(history.state, '', `${pathname}${replaced}${hash}`);
}
