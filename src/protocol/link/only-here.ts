/** Names of the computer itself; 0.0.0.0 is shown by some servers for every address that they listen on. */
const OWN_NAMES = /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

/** The name in an address that no other device can open, such as localhost or a file's; null if others may open it. */
export function onlyHere(address: string): string | null {
  const { protocol, hostname } = new URL(address);
  if (protocol === 'file:') return 'file:';
  return OWN_NAMES.test(hostname) ? hostname : null;
}
