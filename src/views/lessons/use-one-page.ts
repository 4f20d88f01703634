import { useEffect, useRef } from 'react';

/** Height of an A4 page less its margins and a little room for rounding, and its width less its margins, mm. */
const page = { height: 271, width: 184 } as const;
/** Sizes of the letters on paper, pt, the preferred one first. */
const sizes = [10.5, 10, 9.75, 9.5, 9.25, 9, 8.75, 8.5, 8.25, 8, 7.75, 7.5, 7.25, 7, 6.75, 6.5] as const;

/** The largest size of letters with which the sheet fits on one page, pt. */
function fittingSize(sheet: HTMLElement): number {
  const copy = document.createElement('div');
  copy.className = sheet.className;
  copy.dataset['copy'] = '';
  copy.append(...[...sheet.childNodes].map((node) => node.cloneNode(true)));
  document.body.append(copy);
  try {
    const fits = (size: number) => {
      copy.style.setProperty('--size', `${size}pt`);
      const { width, height } = copy.getBoundingClientRect();
      return height * page.width <= width * page.height;
    };
    return sizes.find(fits) ?? 6.5;
  } finally {
    copy.remove();
  }
}

/**
 * Sets `--print-size` of a sheet so that it prints on one A4 page. Whoever shows another text renders the sheet anew.
 */
export function useOnePage() {
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    let isHere = true;
    const fit = () => {
      const shown = sheet.current;
      if (isHere && shown) shown.style.setProperty('--print-size', `${fittingSize(shown)}pt`);
    };
    fit();
    // The letters of another language arrive later. Typed as always present, but missing in jsdom.
    const fonts = document.fonts as FontFaceSet | undefined;
    void fonts?.ready.then(fit);
    fonts?.addEventListener('loadingdone', fit);
    addEventListener('beforeprint', fit);
    return () => {
      isHere = false;
      fonts?.removeEventListener('loadingdone', fit);
      removeEventListener('beforeprint', fit);
    };
  }, []);
  return sheet;
}
