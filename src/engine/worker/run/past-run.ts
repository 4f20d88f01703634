import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import type { DatasetStore } from '../data/dataset-store.ts';
import { Evaluator } from './evaluator.ts';
import { Run } from './run.ts';
import { restoreSnapshot } from './snapshot.ts';

/** The networks of a run that can be inspected: the present ones, or those of an earlier step. */
export interface InspectedNetworks {
  readonly run: Run;
  readonly evaluator: Evaluator;
}

/** The same, with the run that they belong to. */
export interface InspectedRun extends InspectedNetworks {
  readonly runId: number;
}

/**
 * A second set of networks for the steps that the visitor looks back at. Those that train are left alone.
 *
 * It is built when it is first needed and serves one step after the other.
 */
export class PastRun {
  #built: InspectedNetworks | null = null;
  #snapshot: RunSnapshot | null = null;

  /**
   * The networks of a snapshot, compared as the present run is configured; must be called under the lock.
   *
   * @throws LayerError, ShapeError for layers that the networks of that step lack
   */
  at(snapshot: RunSnapshot, present: Run, store: DatasetStore): InspectedNetworks {
    const { config, data } = present;
    try {
      // The snapshot replaces the weights of any teacher.
      const run = this.#built?.run ?? new Run(config, store, null, data.transferStore);
      const built = this.#built ?? { run, evaluator: new Evaluator(run, store) };
      this.#built = built;
      if (this.#snapshot === snapshot && run.config === config) return built;
      if (run.config !== config) run.reconfigure(config);
      restoreSnapshot(run, snapshot);
      // Answers are known by step: only those of another generation could be mistaken.
      if (this.#snapshot?.generationSteps?.length !== snapshot.generationSteps?.length)
        built.evaluator.forget();
      this.#snapshot = snapshot;
      return built;
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  dispose(): void {
    this.#built?.run.dispose();
    this.#built = null;
    this.#snapshot = null;
  }
}
