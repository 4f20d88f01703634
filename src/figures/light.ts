/** Applied while a figure is read: final colours at once, also in high contrast. */
const STILL = `
*, *::before, *::after {
  transition: none !important;
  animation: none !important;
  forced-color-adjust: none !important;
}
[data-figure-copy] [data-no-before]::before,
[data-figure-copy] [data-no-after]::after { display: none !important; }
`;

/**
 * Calls `read` while the page has its light theme. Synchronous: the browser paints nothing in between.
 */
export function inLightTheme<Result>(read: () => Result): Result {
  const root = document.documentElement;
  const { theme } = root.dataset;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STILL);
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, sheet];
  root.dataset['theme'] = 'light';
  try {
    return read();
  } finally {
    if (theme === undefined) delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    // Style the page again before transitions are back, or all colours would fade.
    getComputedStyle(document.body).getPropertyValue('color');
    document.adoptedStyleSheets = before;
  }
}
