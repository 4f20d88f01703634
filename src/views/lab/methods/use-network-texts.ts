import { useTranslation } from 'react-i18next';
import type { DistillationMethod } from '@/distill/method.ts';
import type { LayerPlan } from '@/models/plan.ts';
import type { ModelSpec } from '@/models/model-spec.ts';
import { numbersOf } from '@/i18n/numbers.ts';
import { useModelName } from '../use-model-name.ts';
import type { NetworkSide } from './network-grid.ts';
import type { Wire, WireRegressor } from './network-wires.ts';
import { useMethodTexts } from './use-method-texts.ts';

/** A name without its parenthesis, to save space in the picture. */
const short = (name: string) => name.replace(/\s*\(.*\)$/, '');

/** "28×28×16", or the length of a vector. */
export const shapeText = (shape: readonly number[]) => shape.join('×');

/** Texts of the layers and wires in the visitor's language. */
export interface NetworkTexts {
  whole(value: number): string;
  model(spec: ModelSpec): string;
  layer(layer: LayerPlan): string;
  tap(tap: string): string;
  method(method: DistillationMethod): string;
  /** "Teacher, stage 2" */
  place(side: NetworkSide, tap: string): string;
  regressor(regressor: WireRegressor): string;
  /** A wire in one sentence. */
  wire(wire: Wire): string;
}

export function useNetworkTexts(): NetworkTexts {
  const { t, i18n } = useTranslation();
  const { t: words } = useTranslation('tools');
  const texts = useMethodTexts();
  const { whole } = numbersOf(i18n.language);
  const tap = (name: string) => short(texts.option(name));
  const place = (side: NetworkSide, name: string) =>
    words('networkPicture.place', { lane: t(`lane.${side}`), tap: tap(name) });
  return {
    whole,
    model: useModelName(),
    layer: ({ block }) =>
      words(`networkPicture.layers.${block.kind}`, { size: block.kind === 'conv' ? block.kernelSize : '' }),
    tap,
    method: (method) => short(texts.name(method)),
    place,
    regressor: ({ kernelSize }) => words('networkPicture.regressor', { size: kernelSize }),
    wire: ({ method, teacherTap, studentTap, regressor }) => {
      const facts = {
        method: texts.name(method),
        teacher: place('teacher', teacherTap),
        student: place('student', studentTap),
      };
      return regressor
        ? words('networkPicture.wireThrough', {
            ...facts,
            size: regressor.kernelSize,
            parameters: whole(regressor.numParameters),
          })
        : words('networkPicture.wire', facts);
    },
  };
}
