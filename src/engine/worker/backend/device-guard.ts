import { DeviceLostError, PlaygroundError } from '@/core/errors.ts';
import { limits, within } from '@/core/limits.ts';

/** A guard's dependencies; the worker passes the real ones, tests pass fakes. */
export interface DeviceGuardParts {
  /** Calls back once when the current device is lost. */
  watch(onLost: (reason: string) => void): void;
  /** Creates a fresh device. @throws if the browser provides none, or does not respond */
  rebuild(): Promise<void>;
  /** Switches to another backend. @throws if none works */
  replace(reason: string): Promise<void>;
  /** Restarts the same run on the current backend. @param isReplaced whether another backend took over */
  restart(isReplaced: boolean): Promise<void>;
  /** Whether the run has progressed since the last call. */
  hasProgressed(): boolean;
  /** Called when no backend works any more. */
  fail(error: unknown): void;
}

/** Whether an error is typical of a lost device; such errors are rare otherwise. */
const isOfDevice = (thrown: unknown) =>
  thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'OperationError');

/** Number of losses without progress in between after which a GPU is given up. */
const MAX_LOSSES = 3;

/**
 * Restores a run whenever its GPU is lost, and moves it to another backend if the GPU does not come back.
 *
 * Work that failed on the lost device calls `recovered` with its error, and continues if that returns true.
 */
export class DeviceGuard {
  readonly #parts: DeviceGuardParts;
  #isWatching = false;
  /** Number of restorations so far. */
  numRecoveries = 0;
  /** Devices lost so far. */
  #numLost = 0;
  #numWithoutProgress = 0;
  #recovery: Promise<boolean> | null = null;
  #resolveLoss: () => void = () => undefined;
  #nextLoss: Promise<void> = Promise.resolve();

  constructor(parts: DeviceGuardParts) {
    this.#parts = parts;
  }

  /** Watches the current device. */
  watch(): void {
    this.#isWatching = true;
    this.#nextLoss = new Promise((resolve) => {
      this.#resolveLoss = resolve;
    });
    this.#parts.watch((reason) => this.#lose(reason));
  }

  /**
   * Whether an error was due to a lost device and the work can continue, there or elsewhere; resolves when it
   * can.
   *
   * Errors of a lost device arrive before the notice of its loss.
   */
  async recovered(thrown: unknown): Promise<boolean> {
    if (this.#recovery) return this.#recovery;
    if (!this.#isWatching || thrown instanceof PlaygroundError) return false;
    const limitMs = isOfDevice(thrown) ? limits.deviceMs : limits.lossCheckMs;
    await within(limitMs, 'the loss of the device', this.#nextLoss).catch(() => undefined);
    return this.#recovery ?? false;
  }

  #lose(reason: string): void {
    this.#numLost++;
    this.#recovery ??= this.#recoverOnce(reason);
    this.#resolveLoss();
  }

  async #recoverOnce(reason: string): Promise<boolean> {
    try {
      return await this.#recover(reason);
    } finally {
      this.#recovery = null;
    }
  }

  /** Repeats until both run and device are restored: a loss meanwhile counts as another one. */
  async #recover(reason: string): Promise<boolean> {
    for (;;) {
      const numLost = this.#numLost;
      try {
        await this.#restart(reason);
      } catch (error) {
        // The device was lost again meanwhile: the failure says nothing.
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
    const isRestored =
      this.#numWithoutProgress <= MAX_LOSSES &&
      (await this.#parts.rebuild().then(
        () => true,
        () => false,
      ));
    this.#isWatching = isRestored;
    if (isRestored) this.watch();
    else await this.#parts.replace(reason);
    await this.#parts.restart(!isRestored);
  }
}
