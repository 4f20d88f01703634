import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ignoreDrops } from './ignore-drops.ts';

/** jsdom has no drag events; the code only reads `types`. */
function drag(type: 'dragover' | 'drop', target: Element, types: readonly string[]) {
  const dataTransfer = { types, dropEffect: 'copy' };
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), { dataTransfer });
  target.dispatchEvent(event);
  return { isTaken: event.defaultPrevented, effect: dataTransfer.dropEffect };
}

describe('a drop on the page', () => {
  beforeAll(ignoreDrops);
  afterEach(() => document.body.replaceChildren());
  const added = (tag: string) => {
    const element = document.createElement(tag);
    document.body.append(element);
    return element;
  };

  it.each([['Files'], ['text/uri-list', 'text/html'], ['text/plain']])(
    'does not navigate away: %s',
    (...types) => {
      for (const type of ['dragover', 'drop'] as const)
        expect(drag(type, added('p'), types)).toEqual({ isTaken: true, effect: 'none' });
    },
  );

  it('inserts text into a text field, but does not open a file', () => {
    expect(drag('drop', added('input'), ['text/plain']).isTaken).toBe(false);
    expect(drag('drop', added('input'), ['Files']).isTaken).toBe(true);
  });

  it('is left to the part of the page that handles it', () => {
    const panel = added('div');
    panel.addEventListener('drop', (event) => event.preventDefault());
    expect(drag('drop', panel, ['Files']).effect).toBe('copy');
  });
});
