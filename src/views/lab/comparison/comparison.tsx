import { useTranslation } from 'react-i18next';
import { numbersOf } from '@/i18n/numbers.ts';
import {
  isOlder,
  numCurvePictures,
  numTestPictures,
  type ComparisonRefusal,
} from '@/state/comparison-store.ts';
import { useLab } from '@/state/lab-context.tsx';
import { useStoreState } from '@/state/use-store-state.ts';
import { lazyPart } from '@/ui/lazy-part.tsx';
import { useExpected } from '../use-expected.ts';
import styles from './comparison.module.css';
import { useComparison } from './use-comparison.ts';

/** Loaded with the first answers. */
const ComparisonResults = lazyPart(
  async () => (await import('./comparison-results.tsx')).ComparisonResults,
  <div className={styles['opening']} />,
);

function Refusal({ refusal }: { readonly refusal: ComparisonRefusal }) {
  const { t } = useTranslation('tools');
  const { t: main } = useTranslation();
  const expectedText = useExpected();
  if (refusal === 'not-ready') return <p>{t('comparison.notReady')}</p>;
  if (refusal === 'changed') return <p>{t('comparison.changed')}</p>;
  const { code, context } = refusal;
  return <p>{main(`errors.${code}`, { ...context, expected: expectedText(context['expected']) })}</p>;
}

/** The run and step of the answers, and the buttons that ask for them. */
function Head() {
  const { t, i18n } = useTranslation('tools');
  const numbers = numbersOf(i18n.language);
  const store = useComparison();
  const { answers, asked, refusal } = useStoreState(store, (state) => state);
  const all = useLab(numTestPictures);
  const usual = useLab(numCurvePictures);
  const hasTrainedOn = useLab((state) => answers !== null && isOlder(answers, state));
  const numAnswered = answers?.labels.length ?? 0;
  const isCurrent = answers !== null && !hasTrainedOn;
  const isWhole = isCurrent && numAnswered === all;
  const ask = (isOff: boolean, numPictures: number) => {
    if (!isOff) void store.actions.compare(numPictures);
  };
  const isBusy = asked !== null;
  return (
    <>
      <div className={styles['controls']}>
        <button
          type="button"
          aria-disabled={isBusy || isCurrent}
          onClick={() => ask(isBusy || isCurrent, answers ? numAnswered : usual)}
        >
          {t(answers ? 'comparison.update' : 'comparison.compare')}
        </button>
        <button type="button" aria-disabled={isBusy || isWhole} onClick={() => ask(isBusy || isWhole, all)}>
          {t('comparison.whole', { pictures: numbers.whole(all) })}
        </button>
        <p role="status">
          {asked !== null
            ? t('comparison.computing', { pictures: numbers.whole(asked) })
            : answers &&
              t('comparison.at', { step: numbers.whole(answers.step), pictures: numbers.whole(numAnswered) })}
          {hasTrainedOn && !isBusy && ` ${t('comparison.older')}`}
        </p>
      </div>
      {refusal && (
        <div role="alert" className={styles['refusal']}>
          <Refusal refusal={refusal} />
        </div>
      )}
      {answers && <ComparisonResults answers={answers} />}
    </>
  );
}

/** Compares the three networks' answers to the same test pictures, once the visitor asks for it. */
export function Comparison() {
  const { t } = useTranslation('tools');
  return (
    <section aria-labelledby="comparison-title" className={`card ${styles['comparison'] ?? ''}`}>
      <header>
        <h2 id="comparison-title">{t('comparison.title')}</h2>
        <p>{t('comparison.intro')}</p>
      </header>
      <Head />
    </section>
  );
}
