/** Returns true for an element that inserts dropped text. */
const isTextField = (target: EventTarget | null) =>
  target instanceof Element && target.matches('input, textarea, [contenteditable]');

/** Cancels a drop that nothing handles: the browser would leave the page, and its run, to open the file. */
function ignore(event: DragEvent): void {
  if (event.defaultPrevented) return;
  if (isTextField(event.target) && !event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
}

/** Keeps the browser from navigating to dropped files. Call once. */
export function ignoreDrops(): void {
  addEventListener('dragover', ignore);
  addEventListener('drop', ignore);
}
