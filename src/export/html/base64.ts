/** Bytes in base64. */
export function base64Of(bytes: Uint8Array): string {
  // One character per byte; joined in parts, since a call takes only so many arguments.
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return btoa(text);
}
