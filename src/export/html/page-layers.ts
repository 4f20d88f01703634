import type { LayerPlan, ModelPlan } from '@/models/plan.ts';
import type { PageLayer } from './page/infer.ts';

function pageLayer({ name, block, parameters }: LayerPlan): PageLayer {
  switch (block.kind) {
    case 'conv':
      return { kind: 'conv', size: block.kernelSize, stride: block.stride, filters: block.filters };
    case 'residual': {
      const hasShortcut = parameters.some((parameter) => parameter.name === `${name}/shortcut/weights`);
      return { kind: 'residual', stride: block.stride, filters: block.filters, hasShortcut };
    }
    case 'dense':
    case 'logits':
      return { kind: 'dense', units: block.units, isLast: block.kind === 'logits' };
    case 'max-pool':
    case 'global-average-pool':
    case 'flatten':
      return { kind: block.kind };
  }
}

/** A network's layers as the exported page computes them. */
export const pageLayers = ({ layers }: ModelPlan): readonly PageLayer[] => layers.map(pageLayer);
