import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useInput } from './pictures/example-view.tsx';

/** Calls the run's examples texts while its dataset has texts; loads the words when they are first needed. */
export function useExampleWords(): void {
  const { i18n } = useTranslation();
  const hasTexts = useInput().kind === 'tokens';
  useEffect(() => {
    if (!hasTexts) return undefined;
    let isCurrent = true;
    const words = import('@/i18n/text-examples.ts');
    const say = async (isOn: boolean) => {
      const { sayTexts } = await words;
      if (isOn === isCurrent) sayTexts(i18n, isOn);
    };
    // If they can't be loaded, the texts call every example a picture.
    say(true).catch(() => undefined);
    return () => {
      isCurrent = false;
      say(false).catch(() => undefined);
    };
  }, [i18n, hasTexts]);
}
