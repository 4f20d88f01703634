/** Whether dropped text would be typed where it falls. */
const isTextField = (target: EventTarget | null) =>
  target instanceof Element && target.matches('input, textarea, [contenteditable]');

/** Takes what is dropped where nobody wants it: the browser would leave the page, and its run, to show it. */
function ignore(event: DragEvent): void {
  if (event.defaultPrevented) return;
  if (isTextField(event.target) && !event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
}

/** To be called once: keeps the page where it is, whatever is dropped on it. */
export function ignoreDrops(): void {
  addEventListener('dragover', ignore);
  addEventListener('drop', ignore);
}
