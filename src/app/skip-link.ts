import { skip as english } from '@/i18n/en/skip.ts';
import { skip as korean } from '@/i18n/ko/skip.ts';
import styles from './skip-link.module.css';

const texts = { en: english, ko: korean } as const;

/** Makes the main part a target of links and of the focus. */
function prepare(main: HTMLElement): void {
  main.id ||= 'main';
  if (!main.hasAttribute('tabindex')) main.tabIndex = -1;
}

/** Calls `onMain` with the page's main part, once it is rendered. */
function whenMain(onMain: (main: HTMLElement) => void): void {
  const find = () => {
    const main = document.querySelector('main');
    if (main) onMain(main);
    return main !== null;
  };
  if (find()) return;
  const observer = new MutationObserver(() => {
    if (find()) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

/**
 * Adds a link over the header, and a lesson, to the page's main part: the first stop of the Tab key, seen while it has the
 * focus. Outside React, so that the first screen need not load it.
 */
export function addSkipLink(): void {
  const link = document.createElement('a');
  link.className = styles['skip'] ?? '';
  link.href = '#main';
  for (const [language, text] of Object.entries(texts)) {
    // The style shows the one in the page's language.
    const part = document.createElement('span');
    part.lang = language;
    part.textContent = text;
    link.append(part);
  }
  link.addEventListener('click', (event) => {
    // Followed, it would become a part of the address, which is the run's.
    event.preventDefault();
    const main = document.querySelector('main');
    if (!main) return;
    prepare(main);
    main.focus();
  });
  document.body.prepend(link);
  whenMain(prepare);
}
