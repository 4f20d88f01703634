import { useEffect, useState } from 'react';

/** Typesets TeX in an element: to look at, or as MathML for those who hear it. */
export type Typeset = (element: HTMLElement, tex: string, output: 'html' | 'mathml') => void;

/** Loads KaTeX once, with the styles that its letters need. */
async function loadKatex(): Promise<Typeset> {
  const [{ default: katex }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
  // Not `renderToString`: the page's policy forbids the style attributes of its text.
  return (element, tex, output) =>
    katex.render(tex, element, {
      output,
      // Colours come from CSS by class; anything else beyond TeX stays an error.
      trust: ({ command }) => command === '\\htmlClass',
      strict: (code) => (code === 'htmlExtension' || code === 'unicodeTextInMathMode' ? 'ignore' : 'error'),
    });
}

/** Typesets TeX, or null until KaTeX is there: it is 77 kB that the first paint does not wait for. */
export function useKatex(): Typeset | null {
  const [typeset, setTypeset] = useState<Typeset | null>(null);
  useEffect(() => {
    let isShown = true;
    const load = async () => {
      const loaded = await loadKatex();
      if (isShown) setTypeset(() => loaded);
    };
    // Without it the plain letters stay; a page that is offline needs no more than that.
    load().catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, []);
  return typeset;
}
