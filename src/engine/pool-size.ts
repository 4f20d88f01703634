/** Properties of the visitor's device that limit the pool. */
export interface Device {
  /** Logical processors, at least 1. */
  readonly numCores: number;
  /** Memory in GiB, rounded and capped by the browser; null if it does not say. */
  readonly memoryGib: number | null;
  readonly isPhone: boolean;
}

const MAX_ENGINES = 4;
/** Below this, the memory of a second background engine may end the tab. */
const ENOUGH_MEMORY_GIB = 4;

/**
 * Number of engines that may train jobs at the same time, 1..4.
 *
 * @param isLiveRunBusy whether the engine on the visitor's screen trains or evaluates and needs a core
 */
export function numEngines({ numCores, memoryGib, isPhone }: Device, isLiveRunBusy: boolean): number {
  if (isPhone || (memoryGib !== null && memoryGib < ENOUGH_MEMORY_GIB)) return 1;
  return Math.max(1, Math.min(MAX_ENGINES, isLiveRunBusy ? numCores - 1 : numCores));
}

declare global {
  interface Navigator {
    /** Chromium only, and only in secure contexts. */
    readonly deviceMemory?: number;
  }
}

export const thisDevice = (): Device => ({
  numCores: navigator.hardwareConcurrency || 1,
  memoryGib: navigator.deviceMemory ?? null,
  isPhone: /Mobi/.test(navigator.userAgent),
});
