import styles from './copy.module.css';

/** Controls and folded parts of a figure, which do nothing on paper. */
const removed = [
  'button:not([data-drawn])',
  'input, textarea, details, dialog, iframe, div:has(> select), select',
  '[data-not-drawn], .visually-hidden, svg.lucide',
  'label:has(> input[role="switch"]), [role="group"]:has(> button[aria-pressed])',
  // Of a choice, the words of what is chosen remain.
  'fieldset > label:has(> input[type="radio"]:not(:checked))',
].join(', ');

/** Replaces a pseudo-element by an element, whose place can be measured. */
function materialise(element: HTMLElement, which: 'before' | 'after'): void {
  const style = getComputedStyle(element, `::${which}`);
  const { content } = style;
  if (style.display === 'none' || !/^["']/.test(content)) return;
  const copy = document.createElement('span');
  for (const name of style) copy.style.setProperty(name, style.getPropertyValue(name));
  copy.textContent = content.replaceAll(/^["']|["']$/g, '');
  element.setAttribute(`data-no-${which}`, '');
  if (which === 'before') element.prepend(copy);
  else element.append(copy);
}

/** Shows what is scrolled out of sight, and texts that were cut. */
function unfold(element: HTMLElement): void {
  const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
  const isScrolling = [overflowX, overflowY].some((value) => value === 'auto' || value === 'scroll');
  if (!isScrolling && textOverflow !== 'ellipsis') return;
  element.style.setProperty('overflow', 'visible');
  element.style.setProperty('text-overflow', 'clip');
  if (isScrolling) element.style.setProperty('max-height', 'none');
}

/** Copies what canvases show: a clone of a canvas is empty. */
function copyCanvases(from: Element, to: Element): void {
  const originals = from.querySelectorAll('canvas');
  for (const [index, canvas] of to.querySelectorAll('canvas').entries()) {
    const original = originals[index];
    if (original && original.width > 0 && original.height > 0)
      canvas.getContext('2d')?.drawImage(original, 0, 0);
  }
}

/**
 * Copies a figure beside itself, without its controls and with lines of text below, and removes the copy again
 * after `read`. Synchronous: nothing of it is painted.
 */
export function withCopy<Result>(
  figure: HTMLElement,
  stamp: readonly string[],
  read: (copy: HTMLElement) => Result,
): Result {
  const copy = figure.cloneNode(true) as HTMLElement;
  copyCanvases(figure, copy);
  const holder = document.createElement('div');
  holder.className = styles['copy'] ?? '';
  holder.dataset['figureCopy'] = '';
  holder.inert = true;
  holder.style.setProperty('width', `${figure.getBoundingClientRect().width}px`);
  const lines = stamp.map((text) => {
    const line = document.createElement('p');
    line.textContent = text;
    return line;
  });
  const below = document.createElement('div');
  below.className = styles['stamp'] ?? '';
  below.append(...lines);
  holder.append(copy, below);
  for (const control of copy.querySelectorAll(removed)) control.remove();
  figure.parentElement?.append(holder);
  try {
    const all = [copy, ...copy.querySelectorAll<HTMLElement>('*')].filter(
      (element) => element instanceof HTMLElement,
    );
    for (const element of all) {
      unfold(element);
      materialise(element, 'before');
      materialise(element, 'after');
    }
    return read(holder);
  } finally {
    holder.remove();
  }
}
