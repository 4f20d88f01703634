import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PlaygroundError } from '@/core/errors.ts';
import type { RunSnapshot } from '@/protocol/messages.ts';
import { parseRunConfig, type RunConfig } from '@/protocol/run-config.ts';
import { startNodeWasm } from './backend/node-wasm.ts';
import { requestHandlers } from './requests.ts';
import { serveFile, smallRun, startEngine } from './testing/start-engine.ts';

/**
 * A teacher with one layer more than the student: promoting the student changes which methods are possible.
 */
const start: RunConfig = { ...smallRun, teacher: 'resnet-8', batch: 4, labelled: 20, steps: 6 };

type Started = Awaited<ReturnType<typeof startEngine>>;

/** A move of a walk; `run` returns the answer to its request. */
interface Move {
  readonly name: string;
  readonly run: (started: Started, kept: RunSnapshot) => Promise<unknown>;
}

const configured = (change: Readonly<Record<string, unknown>>): Move => ({
  name: `configure ${JSON.stringify(change)}`,
  run: ({ engine }) => {
    const { config, problems } = parseRunConfig(change, engine.trainer.run.config);
    return problems[0] ? Promise.reject(problems[0]) : requestHandlers.configure(engine, { config });
  },
});

const moves: readonly Move[] = [
  ...[0, 1, 2, -1, NaN].map((steps) => ({
    name: `train ${steps}`,
    run: ({ engine }: Started) => requestHandlers.train(engine, { steps }),
  })),
  { name: 'play', run: ({ engine }) => engine.play() },
  { name: 'pause', run: ({ engine }) => engine.pause() },
  { name: 'step', run: ({ engine }) => requestHandlers.step(engine, { lane: 'students', count: 1 }) },
  { name: 'teach', run: ({ engine }) => requestHandlers.step(engine, { lane: 'teacher', count: 1 }) },
  { name: 'reset', run: ({ engine }) => requestHandlers.reset(engine, { seed: null }) },
  { name: 'promote', run: ({ engine }) => engine.promote() },
  { name: 'restore', run: ({ engine }, kept) => engine.restore(kept) },
  { name: 'restore nothing', run: ({ engine }, kept) => engine.restore({ ...kept, arrays: {} }) },
  { name: 'restore step −5', run: ({ engine }, kept) => engine.restore({ ...kept, step: -5 }) },
  { name: 'back to good', run: ({ engine }) => engine.restoreLastGood() },
  { name: 'answers', run: ({ engine }) => requestHandlers.answers(engine, { numPictures: 3 }) },
  { name: 'answers −1', run: ({ engine }) => requestHandlers.answers(engine, { numPictures: -1 }) },
  {
    name: 'observe −1',
    run: ({ engine }) => requestHandlers.observe(engine, { picture: { kind: 'test', index: -1 } }),
  },
  {
    name: 'look at stage3',
    run: ({ engine }) =>
      requestHandlers.activations(engine, {
        picture: { kind: 'test', index: 0 },
        taps: { teacher: ['stage3'], student: [] },
      }),
  },
  { name: 'ledger', run: ({ engine }) => requestHandlers.watchLedger(engine, { isOn: true }) },
  configured({ methods: ['soft-targets', 'hints'], hintLayer: 'stage3' }),
  configured({ methods: ['hints', 'attention-transfer'], hintLayer: 'stage2' }),
  configured({ methods: ['soft-targets'], alpha: 0.3 }),
];

/** Walks whose steps are one move or several concurrent ones. */
const walks = fc.array(fc.array(fc.constantFrom(...moves), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 6,
});

describe('a random walk through the engine', { timeout: 300_000 }, () => {
  let tf: Awaited<ReturnType<typeof startNodeWasm>>;
  beforeAll(async () => {
    vi.stubGlobal('fetch', serveFile);
    tf = await startNodeWasm();
  });
  afterAll(() => vi.unstubAllGlobals());

  it('leaves nothing pending or leaked, and a refused action changes nothing', async () => {
    const started = await startEngine(start);
    const { engine, events } = started;
    const { numTensors } = tf.memory();
    const status = () => events.findLast((event) => event.type === 'status')?.status;
    await fc.assert(
      fc.asyncProperty(walks, async (walk) => {
        await engine.newRun(start);
        const kept = await engine.snapshot();
        for (const together of walk) {
          const before = await engine.snapshot();
          const results = await Promise.allSettled(together.map(({ run }) => run(started, kept)));
          const refused = results.flatMap((each) =>
            each.status === 'rejected' ? [each.reason as unknown] : [],
          );
          for (const reason of refused) {
            expect(reason).toBeInstanceOf(PlaygroundError);
            expect(reason).not.toMatchObject({ code: 'unexpected' });
          }
          const after = await engine.snapshot();
          // With a single move, nothing else can have changed the state.
          const isRefusedAlone = together.length === 1 && refused.length === 1;
          expect(isRefusedAlone ? after : before).toEqual(before);
          const { run } = engine.trainer;
          expect([status()?.step, status()?.teacherStep]).toEqual([run.step, run.teacherStep]);
          expect(['ready', 'paused', 'finished']).toContain(status()?.phase);
          expect(engine.isTraining).toBe(false);
          expect(run.step).toBe(after.step);
        }
        await engine.newRun(start);
        expect(tf.memory().numTensors).toBe(numTensors);
        expect(events.filter(({ type }) => type === 'notice')).toEqual([]);
        events.length = 0;
      }),
      { seed: 11, numRuns: 8 },
    );
  });
});
