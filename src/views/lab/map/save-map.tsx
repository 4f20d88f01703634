import { useTranslation } from 'react-i18next';
import { SaveFigure } from '@/figures/save-figure.tsx';
import { configName } from '@/i18n/config-name.ts';
import { linkFromRunConfig } from '@/protocol/link/write-link.ts';
import { useLabStore } from '@/state/lab-context.tsx';
import type { ShownMap } from '@/protocol/map/shown-map.ts';
import { mapFigure } from './map-figure.ts';

/** Saves the map; its stamp names the configuration that the cells vary. */
export function SaveMap({ shown }: { readonly shown: ShownMap }) {
  const { t } = useTranslation('map');
  const { t: words, i18n } = useTranslation(['repeats', 'methods']);
  const { plan, base, precomputed, isOwn } = shown;
  const lab = useLabStore();
  return (
    <SaveFigure
      figure="map"
      title={t('title')}
      tables={() => [mapFigure(shown)]}
      about={() => ({
        config: null,
        words: configName(words, i18n, base, 'configOfStudy'),
        query: linkFromRunConfig(base, '?'),
        seeds: plan.seeds,
        backend: precomputed && !isOwn ? null : (lab.getState().backend?.backend ?? null),
        ...(precomputed ? { precomputed: { command: precomputed.command, date: precomputed.date } } : {}),
      })}
    />
  );
}
