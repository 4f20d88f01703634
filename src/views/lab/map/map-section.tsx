import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { configName } from '@/i18n/config-name.ts';
import { runAt, type MapCell } from '@/protocol/map/cells.ts';
import type { PrecomputedMap } from '@/protocol/map/map-schema.ts';
import { isSameQuestion } from '@/protocol/map/plan.ts';
import { precomputedMaps } from '@/protocol/map/precomputed.ts';
import { shownMap, type ShownMap } from '@/protocol/map/shown-map.ts';
import { mapBase } from '@/protocol/map/axes.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';
import { GuessLine } from './guess-line.tsx';
import { MapChoices } from './map-choices.tsx';
import { MapControls } from './map-controls.tsx';
import { formOf, readForm, usualForm, type MapForm } from './map-form.ts';
import { MapGrid } from './map-grid.tsx';
import styles from './map.module.css';
import { MapTable } from './map-table.tsx';
import { PrecomputedCard } from './precomputed-card.tsx';
import { useMapTexts } from './use-map-texts.ts';
import { useOwnMap } from './use-own-map.ts';

/** The configuration of the cells, and whether it is the lab's. */
function ConfigLine({ shown }: { readonly shown: ShownMap }) {
  const { t } = useTranslation('map');
  const { t: words, i18n } = useTranslation(['repeats', 'methods']);
  const config = useLab((state) => state.config);
  const { plan, base, cells } = shown;
  if (cells.every(({ runs }) => runs.length === 0)) return null;
  const now = mapBase(config, [plan.x.key, plan.y.key]);
  const isOther = !isSameQuestion({ base, plan }, { base: now, plan });
  return (
    <p className={`${styles['config'] ?? ''} ${(isOther ? styles['warning'] : styles['status']) ?? ''}`}>
      {isOther ? <strong>{t('otherConfig')}</strong> : t('ofConfig')}{' '}
      {configName(words, i18n, base, 'configOfStudy')}
    </p>
  );
}

interface MapSectionProps {
  /** The maps that come with the page; a test brings its own. */
  readonly precomputed?: readonly PrecomputedMap[];
}

/** A map of two settings: its cells train in the background and show the mean gap to the control. */
export function MapSection({ precomputed = precomputedMaps }: MapSectionProps) {
  const { t } = useTranslation(['map', 'repeats', 'methods']);
  const texts = useMapTexts();
  const config = useLab((state) => state.config);
  const { restart } = useLabActions();
  const map = useOwnMap();
  const { own, guess, actions } = map;
  // Until something is chosen, the form is the kept map's.
  const [chosen, setChosen] = useState<MapForm | null>(null);
  const [isGuessing, setIsGuessing] = useState(false);
  const [said, setSaid] = useState('');
  const form = chosen ?? (own ? formOf(own.question.plan) : usualForm(config));
  const { plan, problems } = readForm(form, config);
  const shown = shownMap(own, plan, config, precomputed);
  const { x, y } = shown.plan;
  const isOfMap =
    guess?.keys.join() === [x.key, y.key].join() && x.values.includes(guess.x) && y.values.includes(guess.y);
  const marked = isOfMap ? guess : null;
  const choose = (cell: MapCell) => {
    if (isGuessing) {
      actions.guess({ keys: [x.key, y.key], x: cell.x, y: cell.y });
      setIsGuessing(false);
      return;
    }
    const change = runAt(shown.plan, cell);
    setSaid(t('loaded', { place: texts.place(shown.plan, cell), seed: change['seed'] }));
    // The store shows a failure.
    void restart({ ...shown.base, ...change }).catch(() => undefined);
  };
  return (
    <section className={`card ${styles['section'] ?? ''}`} aria-labelledby="map-title">
      <header>
        <h2 id="map-title">{t('title')}</h2>
        <p>{t('intro')}</p>
      </header>
      <div className={styles['side']}>
        <MapChoices form={form} problems={problems} onChange={setChosen} />
        <MapControls plan={plan} isTyped={!problems.x && !problems.y} map={map} />
      </div>
      <div className={styles['main']}>
        <div className={styles['guess']}>
          <button type="button" onClick={() => setIsGuessing(!isGuessing)}>
            {t(isGuessing ? 'guess.cancel' : marked ? 'guess.again' : 'guess.start')}
          </button>
          <p role="status">
            {isGuessing ? t('guess.prompt') : marked ? <GuessLine shown={shown} guess={marked} /> : t('hint')}
          </p>
        </div>
        <MapGrid shown={shown} guess={marked} isCovered={isGuessing} onChoose={choose} />
        <p role="status" className={`${styles['said'] ?? ''} ${styles['status'] ?? ''}`}>
          {said}
        </p>
        <ConfigLine shown={shown} />
        <PrecomputedCard shown={shown} />
        {!isGuessing && <MapTable shown={shown} />}
      </div>
    </section>
  );
}
