import { fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addSkipLink } from './skip-link.ts';

const link = () => document.body.firstElementChild as HTMLAnchorElement;

describe('the link to the main part', () => {
  afterEach(() => {
    document.body.replaceChildren();
    history.replaceState(null, '', '/');
  });

  it('comes first, in both languages, and moves the focus without changing the address', () => {
    history.replaceState(null, '', '/?seed=2');
    document.body.innerHTML = '<div id="root"><header><button>Share</button></header><main>Lab</main></div>';
    addSkipLink();
    expect(link().querySelector('[lang=en]')).toHaveTextContent('Skip to the main part');
    expect(link().querySelector('[lang=ko]')).toHaveTextContent('본문 바로가기');
    link().focus();
    fireEvent.click(link());
    const main = document.querySelector('main');
    expect(main).toHaveFocus();
    expect(link().hash).toBe(`#${main?.id}`);
    expect(location.search + location.hash).toBe('?seed=2');
  });

  it('finds a main part that is rendered later', async () => {
    document.body.innerHTML = '<div id="root"></div>';
    addSkipLink();
    fireEvent.click(link());
    document.querySelector('#root')?.append(document.createElement('main'));
    await vi.waitFor(() => expect(document.querySelector('main')?.id).toBe('main'));
  });
});
