import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlaygroundError } from '@/core/errors.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeEngine } from '@/state/fake-engine.ts';
import { createLabStore } from '@/state/lab-store.ts';
import { createPlaygroundApi, type PlaygroundApi } from './playground-api.ts';

function open() {
  const engine = new FakeEngine();
  const lab = createLabStore(engine, defaultRunConfig);
  const playground = createPlaygroundApi(engine, lab, lab.actions.start(null, 'http://localhost/'));
  return { engine, lab, playground };
}

const huge = { length: 1e9 };
const black = new Float32Array(784);

/** Invalid calls with the name in their error. */
const wrongCalls: readonly (readonly [string, (api: PlaygroundApi) => Promise<unknown>])[] = [
  ['numPictures', (api) => api.answers(-1)],
  ['numPictures', (api) => api.answers(NaN)],
  ['numPictures', (api) => api.answers(0)],
  ['numPictures', (api) => api.answers(10_001)],
  ['numPictures', (api) => api.answers('7' as never)],
  ['numPictures', (api) => api.neighbours('embedding', undefined as never)],
  ['numPictures', (api) => api.neighbours('embedding', 2.5)],
  ['layer', (api) => api.neighbours(undefined as never, 5)],
  ['pixels', (api) => api.predict(huge)],
  ['pixels', (api) => api.predict({ length: NaN })],
  ['pixels', (api) => api.predict(null as never)],
  ['pixels', (api) => api.predict([])],
  ['pixels[0]', (api) => api.predict(Array<string>(784).fill('0') as never)],
  ['pixels[783]', (api) => api.predict([...black.subarray(1), 1.5])],
  ['temperature', (api) => api.predict(black, { temperature: '5' as never })],
  ['temperature', (api) => api.predict(black, { temperature: -1 })],
  ['temprature', (api) => api.predict(black, { temprature: 5 } as never)],
  ['options', (api) => api.predict(black, null as never)],
  ['sead', (api) => api.reset({ sead: 5 } as never)],
  ['seed', (api) => api.reset({ seed: -1 })],
  ['seed', (api) => api.reset({ seed: '5' as never })],
  ['options', (api) => api.reset(5 as never)],
  ['options', (api) => api.reset([] as never)],
  ['steps', (api) => api.train(1e12)],
  ['steps', (api) => api.train([5] as never)],
  ['partial', (api) => api.configure([] as never)],
  ['partial', (api) => api.configure(null as never)],
  ['alpha', (api) => api.configure({ alpha: 5n })],
  ['jobs', (api) => api.run({} as never)],
  ['jobs[0]', (api) => api.run([null] as never)],
  ['jobs[0].sead', (api) => api.run([{ config: {}, sead: 5 } as never])],
  ['jobs[0].config', (api) => api.run([{ config: [] as never }])],
  ['jobs[1].measure', (api) => api.run([{ config: {} }, { config: {}, measure: 5 as never }])],
  ['jobs[0].measure.anwsers', (api) => api.run([{ config: {}, measure: { anwsers: 5 } as never }])],
  ['alpha', (api) => api.run([{ config: { alpha: 3 } }])],
  ['answers', (api) => api.run([{ config: {}, measure: { answers: 10_001 } }])],
  ['embedding', (api) => api.run([{ config: {}, measure: { embedding: 'stage9' } }])],
  ['fullTest', (api) => api.run([{ config: {}, measure: { fullTest: 'yes' as never } }])],
  ['input', (api) => api.repeat(5 as never)],
  ['seads', (api) => api.repeat({ seads: 5 } as never)],
  ['seeds', (api) => api.repeat({ seeds: 0 })],
  ['seeds', (api) => api.repeat({ seeds: [1, 1] })],
  ['seeds', (api) => api.repeat({ seeds: [-1] })],
  ['seeds', (api) => api.repeat({ seeds: '5' as never })],
  ['seeds', (api) => api.repeat({ seeds: null as never })],
  ['seeds', (api) => api.repeat({ seeds: Array<number>(4e9) })],
  ['change', (api) => api.repeat({ change: 5 as never })],
  ['alpha', (api) => api.repeat({ change: { alpha: 3 } })],
  ['options.parallel', (api) => api.repeat({}, { parallel: 0 })],
  ['options.onProgress', (api) => api.repeat({}, { onProgress: 5 as never })],
  ['options', (api) => api.repeat({}, 5 as never)],
  ['alpha', (api) => api.study({ alpha: [] })],
  ['alpha', (api) => api.study({ alpha: [0.5, 0.5] })],
  ['alpha', (api) => api.study({ alpha: [2] })],
  ['alpha', (api) => api.study({ alpha: Array<number>(4e9) })],
  ['temperature', (api) => api.study({ temperature: null as never })],
  ['temperature', (api) => api.study({ temperature: 4 as never })],
  ['temperature', (api) => api.study({ temperature: ['4'] as never })],
  ['seeds', (api) => api.study({ seeds: [1.5] })],
  ['runs', (api) => api.study({ alpha: Array.from({ length: 11 }, (_, at) => at / 10), seeds: 100 })],
  ['options.onRecord', (api) => api.study({}, { onRecord: 5 as never })],
  ['options.signal', (api) => api.study({}, { signal: {} as never })],
  ['options', (api) => api.run([], 5 as never)],
  ['options.parallel', (api) => api.run([], { parallel: 0 })],
  ['options.parallel', (api) => api.run([], { parallel: 'all' as never })],
  ['options.onRecord', (api) => api.run([], { onRecord: 5 as never })],
  ['options.onProgress', (api) => api.run([], { onProgress: 5 as never })],
  ['options.signal', (api) => api.run([], { signal: {} as never })],
];

describe('window.playground with wrong arguments', () => {
  it('names what is wrong and sends the engine nothing', async () => {
    const { engine, playground } = open();
    await playground.ready();
    const [config, numRequests] = [playground.config(), engine.requests.length];
    for (const [what, call] of wrongCalls) {
      const error: unknown = await call(playground).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(PlaygroundError);
      const { code, context } = error as PlaygroundError;
      expect(['config-invalid', 'shape-mismatch']).toContain(code);
      expect(context['key'] ?? context['what']).toBe(what);
    }
    expect(engine.requests.length).toBe(numRequests);
    expect(playground.config()).toEqual(config);
  });

  it('rejects or accepts any input and leaves nothing pending', async () => {
    const names = [
      'configure',
      'train',
      'predict',
      'reset',
      'answers',
      'neighbours',
      'restore',
      'loss',
    ] as const;
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withTypedArray: true,
      withSparseArray: true,
    });
    const calls = fc.array(fc.tuple(fc.constantFrom(...names), fc.array(anything, { maxLength: 3 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(calls, async (list) => {
        const { lab, playground } = open();
        const results = await Promise.allSettled(
          list.map(([name, given]) =>
            (playground[name] as (...all: unknown[]) => Promise<unknown>)(...given),
          ),
        );
        const reasons = results.flatMap((each) =>
          each.status === 'rejected' ? [each.reason as unknown] : [],
        );
        expect(reasons.filter((reason) => !(reason instanceof PlaygroundError))).toEqual([]);
        expect(await lab.actions.settled()).toBe(true);
        expect(lab.getState().config).toEqual(playground.config());
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('returns read-only copies of the configuration', async () => {
    const { lab, playground } = open();
    const before = structuredClone(lab.getState().config);
    const handed = [playground.config(), await playground.configure({ alpha: 0.5 })];
    for (const config of handed) {
      expect(() => Object.assign(config, { temperature: 99 })).toThrow(TypeError);
      expect(() => config.methods.push('hints')).toThrow(TypeError);
    }
    await playground.configure({ alpha: before.alpha });
    expect(lab.getState().config).toEqual(before);
  });
});
