import { DeviceLostError, PlaygroundError } from '@/core/errors.ts';
import { limits, within } from '@/core/limits.ts';

/** What a guard does its work with; the worker hands in the real ones, tests others. */
export interface DeviceGuardParts {
  /** Calls back once when the present device goes away. */
  watch(onLost: (reason: string) => void): void;
  /** A fresh device. @throws when the browser gives none, or does not answer */
  rebuild(): Promise<void>;
  /** Makes another backend the current one. @throws when none works */
  replace(reason: string): Promise<void>;
  /** The same run on what is current now. @param isReplaced whether another backend took over */
  restart(isReplaced: boolean): Promise<void>;
  /** Whether the run has got any further since this was asked last. */
  hasProgressed(): boolean;
  /** Told when nothing works any more. */
  fail(error: unknown): void;
}

/** What work on a device ends with when the device goes away, and hardly ever else. */
const isOfDevice = (thrown: unknown) =>
  thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'OperationError');

/** A GPU that goes away so often with no progress in between is given up on. */
const MAX_LOSSES = 3;

/**
 * Brings a run back when its GPU goes away, however often, and gives it to another backend when the GPU stays away.
 *
 * Whoever was at work on the lost device asks `recovered` what to make of the error, and goes on where it returns true.
 */
export class DeviceGuard {
  readonly #parts: DeviceGuardParts;
  #isWatching = false;
  /** How often the run was brought back so far. */
  numRecoveries = 0;
  /** Devices lost so far. */
  #numLost = 0;
  #numWithoutProgress = 0;
  #recovery: Promise<boolean> | null = null;
  #tellLoss: () => void = () => undefined;
  #nextLoss: Promise<void> = Promise.resolve();

  constructor(parts: DeviceGuardParts) {
    this.#parts = parts;
  }

  /** Watches the device that is there now. */
  watch(): void {
    this.#isWatching = true;
    this.#nextLoss = new Promise((resolve) => {
      this.#tellLoss = resolve;
    });
    this.#parts.watch((reason) => this.#lose(reason));
  }

  /**
   * Whether an error came of a lost device whose work goes on now, there or elsewhere; resolves when it does.
   *
   * Errors of a lost device come before the news of its loss.
   */
  async recovered(thrown: unknown): Promise<boolean> {
    if (this.#recovery) return this.#recovery;
    if (!this.#isWatching || thrown instanceof PlaygroundError) return false;
    const patience = isOfDevice(thrown) ? limits.deviceMs : limits.suspicionMs;
    await within(patience, 'the loss of the device', this.#nextLoss).catch(() => undefined);
    return this.#recovery ?? false;
  }

  #lose(reason: string): void {
    this.#numLost++;
    this.#recovery ??= this.#recoverOnce(reason);
    this.#tellLoss();
  }

  async #recoverOnce(reason: string): Promise<boolean> {
    try {
      return await this.#recover(reason);
    } finally {
      this.#recovery = null;
    }
  }

  /** Until the run is there again and its device as well: one that is lost meanwhile is taken for another loss. */
  async #recover(reason: string): Promise<boolean> {
    for (;;) {
      const numLost = this.#numLost;
      try {
        await this.#restart(reason);
      } catch (error) {
        // Lost once more on the way: what failed says nothing.
        if (numLost !== this.#numLost) continue;
        this.#parts.fail(error instanceof PlaygroundError ? error : new DeviceLostError(reason));
        return false;
      }
      if (numLost !== this.#numLost) continue;
      this.numRecoveries++;
      return true;
    }
  }

  async #restart(reason: string): Promise<void> {
    this.#numWithoutProgress = this.#parts.hasProgressed() ? 1 : this.#numWithoutProgress + 1;
    const isBack =
      this.#numWithoutProgress <= MAX_LOSSES &&
      (await this.#parts.rebuild().then(
        () => true,
        () => false,
      ));
    this.#isWatching = isBack;
    if (isBack) this.watch();
    else await this.#parts.replace(reason);
    await this.#parts.restart(!isBack);
  }
}
