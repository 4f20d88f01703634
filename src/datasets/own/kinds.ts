import type { ImageInput } from '@/core/input-spec.ts';
import { sizeOf } from '@/core/size-of.ts';

/** What the examples of an own dataset can be: those sizes of which the page's networks are made. */
export const ownKinds = {
  grey: { kind: 'image', height: 28, width: 28, channels: 1 },
  colour: { kind: 'image', height: 32, width: 32, channels: 3 },
} as const satisfies Record<string, ImageInput>;

export type OwnKind = keyof typeof ownKinds;

/** Bytes of one example. */
export const bytesOfKind = (kind: OwnKind): number => {
  const { height, width, channels } = ownKinds[kind];
  return sizeOf([height, width, channels]);
};
