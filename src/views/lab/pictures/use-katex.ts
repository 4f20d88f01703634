import { useEffect, useState } from 'react';

/** Typesets TeX in an element, as visible HTML or as MathML for screen readers. */
export type Typeset = (element: HTMLElement, tex: string, output: 'html' | 'mathml') => void;

/** Loads KaTeX once, with the styles that its letters need. */
async function loadKatex(): Promise<Typeset> {
  const [{ default: katex }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
  // Not `renderToString`: the page's CSP forbids style attributes in markup.
  return (element, tex, output) =>
    katex.render(tex, element, {
      output,
      // Classes for colours are allowed; any other extension is an error.
      trust: ({ command }) => command === '\\htmlClass',
      strict: (code) => (code === 'htmlExtension' || code === 'unicodeTextInMathMode' ? 'ignore' : 'error'),
    });
}

/** Returns the typesetter, or null until KaTeX is loaded: 77 kB, which must not delay the first paint. */
export function useKatex(): Typeset | null {
  const [typeset, setTypeset] = useState<Typeset | null>(null);
  useEffect(() => {
    let isShown = true;
    const load = async () => {
      const loaded = await loadKatex();
      if (isShown) setTypeset(() => loaded);
    };
    // If loading fails, the plain text stays.
    load().catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, []);
  return typeset;
}
