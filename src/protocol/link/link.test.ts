import { describe, expect, it } from 'vitest';
import { numberFrom } from '@/core/expectation.ts';
import { engineSettingsFromLink, runConfigFromLink } from './link.ts';
import { linkFromRunConfig } from './write-link.ts';
import { rareKeys, runConfigFields } from '../run/fields.ts';
import { defaultRunConfig, isLiveChange, parseRunConfig, valueOf } from '../run/config.ts';

describe('a run in a link', () => {
  it('round-trips, and keeps the page’s own keys', () => {
    const config = {
      ...defaultRunConfig,
      dataset: 'fashion-mnist' as const,
      temperature: 2.5,
      methods: [],
      seed: 7,
    };
    const link = linkFromRunConfig(config, '?backend=cpu&threads=2&lang=ko&junk=1');
    expect(runConfigFromLink(link)).toEqual({ config, problems: [] });
    expect(new URLSearchParams(link).get('backend')).toBe('cpu');
    expect(new URLSearchParams(link).get('threads')).toBe('2');
    expect(new URLSearchParams(link).has('junk')).toBe(false);
    const isRare = (key: string) => rareKeys.some((rare) => rare === key);
    const written = Object.keys(runConfigFields).filter((key) => new URLSearchParams(link).has(key));
    expect(written).toEqual(Object.keys(runConfigFields).filter((key) => !isRare(key)));
  });

  it('contains the changes to the pictures', () => {
    const change = {
      hiddenClasses: [3, 7],
      labelled: 500,
      unlabelled: 1_000,
      labelNoise: 0.4,
      studentLabels: 'hidden',
      logitBias: [0, 0, 0, 3.5, 0, 0, 0, -1, 0, 0],
    };
    const { config, problems } = parseRunConfig(change);
    expect(problems).toEqual([]);
    expect(config).toMatchObject(change);
    const link = linkFromRunConfig(config);
    expect(link).toContain('hiddenClasses=3,7');
    expect(runConfigFromLink(link)).toEqual({ config, problems: [] });
  });

  it.each([
    [{ hiddenClasses: [3], labelled: 9_500 }, 'labelled is 9500, expected a whole number from 10 to 9000'],
    [{ labelled: 2_000, unlabelled: 8_001 }, 'unlabelled is 8001, expected a whole number from 0 to 8000'],
    [{ logitBias: [1, 2] }, 'logitBias is 1,2, expected 10 numbers from -20 to 20, or none'],
    [
      { hiddenClasses: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
      'hiddenClasses is 0,1,2,3,4,5,6,7,8,9, expected any of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, but not all',
    ],
  ])('refuses %j, which no data can provide', (input, message) => {
    const { config, problems } = parseRunConfig(input);
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    const [key = ''] = Object.keys(input).slice(-1);
    expect(valueOf(config, key)).toEqual(valueOf(defaultRunConfig, key));
  });

  it('contains the active methods, their weights and their layers', () => {
    const { config, problems } = parseRunConfig({
      methods: ['hints', 'attention-transfer'],
      hintBeta: 50,
      hintLayer: 'stage1',
      attentionStages: 'stage1-stage2',
    });
    expect(problems).toEqual([]);
    const link = linkFromRunConfig(config);
    expect(link).toMatch(/hintBeta=50.*hintLayer=stage1/);
    expect(link).toContain('attentionStages=stage1-stage2');
    expect(link).not.toContain('decoupledBeta');
    expect(runConfigFromLink(link)).toEqual({ config, problems: [] });
  });

  it('refuses a layer that a network lacks, and lists the existing ones', () => {
    const { config, problems } = parseRunConfig({ methods: ['hints'], hintLayer: 'stage3' });
    expect(problems.map(({ message }) => message)).toEqual(['hintLayer is stage3, expected stage1 | stage2']);
    expect(config).toMatchObject({ hintLayer: 'stage2', methods: ['hints'] });
  });

  it('drops a method that compares layers a network lacks entirely', () => {
    const { config, problems } = parseRunConfig({ student: 'mlp-32', methods: ['soft-targets', 'hints'] });
    expect(config.methods).toEqual(['soft-targets']);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^methods is soft-targets,hints, expected any of soft-targets, relational-distance/,
      ),
    ]);
  });

  it('keeps the known methods beside an unknown one', () => {
    const { config, problems } = runConfigFromLink('?methods=hints,nope,hints');
    expect(config.methods).toEqual(['hints']);
    expect(problems[0]?.message).toMatch(/^methods is hints,nope,hints, expected any of /);
  });

  it.each([
    ['methods=soft-target', { methods: ['soft-targets'] }, 1],
    ['methods=soft-target,hints', { methods: ['hints'] }, 1],
    ['methods=hints, soft-targets', { methods: ['soft-targets', 'hints'] }, 0],
    ['methods= hints , ', { methods: ['hints'] }, 0],
    ['methods=', { methods: [] }, 0],
    ['hiddenClasses=7, 3', { hiddenClasses: [3, 7] }, 0],
    ['hiddenClasses=3,12', { hiddenClasses: [3] }, 1],
    ['logitBias=0, 0, 0, 3.5, 0, 0, 0, -1, 0, 0', { logitBias: [0, 0, 0, 3.5, 0, 0, 0, -1, 0, 0] }, 0],
    ['dataset= fashion-mnist ', { dataset: 'fashion-mnist' }, 0],
    ['temperature=2&temperature=5', { temperature: 2 }, 0],
  ])('reads the list %s as intended', (query, expected, numProblems) => {
    const { config, problems } = runConfigFromLink(`?${query}`);
    expect(config).toEqual({ ...defaultRunConfig, ...expected });
    expect(problems).toHaveLength(numProblems);
  });

  it('limits a batch to what all active methods can compute', () => {
    const { config, problems } = parseRunConfig({ methods: ['relational-angle'], batch: 200 });
    expect(problems.map(({ message }) => message)).toEqual([
      'batch is 200, expected a whole number from 1 to 128',
    ]);
    expect(config.batch).toBe(64);
  });

  it.each([
    ['hintBeta=-1', 'hintBeta'],
    ['generations=2.5', 'generations'],
    ['temperature=21', 'temperature'],
    ['temperature=', 'temperature'],
    ['alpha=-0.1', 'alpha'],
    ['alpha=NaN', 'alpha'],
    ['dataset=cifar', 'dataset'],
    ['student=cnn-16-32-128', 'student'],
    ['methods=soft-targets,magic', 'methods'],
    ['seed=1.5', 'seed'],
    ['labelled=9', 'labelled'],
    ['temprature=4', 'temprature'],
    ['v=99', 'v'],
  ])('%s opens the default and names %s', (query, key) => {
    const { config, problems } = runConfigFromLink(`?${query}`);
    expect(config).toEqual(defaultRunConfig);
    expect(problems.map(({ context }) => context['key'])).toEqual([key]);
  });

  it('reports the received and the expected value', () => {
    const [problem] = runConfigFromLink('?alpha=2').problems;
    expect(problem?.context).toEqual({ key: 'alpha', received: '2', expected: numberFrom(0, 1) });
  });
});

describe('isLiveChange', () => {
  it('is true for what acts at the next step and false for what needs a new run', () => {
    const change = (partial: Record<string, unknown>) =>
      isLiveChange(defaultRunConfig, parseRunConfig(partial).config);
    expect(change({ temperature: 2, alpha: 0, learningRate: 0.01, methods: [] })).toBe(true);
    for (const partial of [{ dataset: 'fashion-mnist' }, { student: 'cnn-4-8' }, { seed: 2 }, { batch: 8 }]) {
      expect(change(partial)).toBe(false);
    }
  });

  it('trains a teacher without shipped weights live', () => {
    const { config, problems } = runConfigFromLink('?teacher=resnet-20&teacherWeights=shipped');
    expect(config.teacherWeights).toBe('live');
    expect(problems.map(({ message }) => message)).toEqual(['teacherWeights is shipped, expected live']);
    const back = parseRunConfig({ teacher: 'cnn-16-32-128' }, config).config;
    expect(back.teacherWeights).toBe('shipped');
    expect(parseRunConfig({ steps: 7 }, { ...back, teacherWeights: 'live' }).config.teacherWeights).toBe(
      'live',
    );
  });
});

describe('the engine settings of a link', () => {
  it('are nothing, a backend, a number of threads or both', () => {
    expect(engineSettingsFromLink('?seed=1')).toEqual({ backend: null, threads: null, problems: [] });
    expect(engineSettingsFromLink('?backend=wasm&threads=3')).toEqual({
      backend: 'wasm',
      threads: 3,
      problems: [],
    });
  });

  it.each([
    ['backend=cuda', 'backend'],
    ['threads=0', 'threads'],
    ['threads=5', 'threads'],
    ['threads=', 'threads'],
    ['threads=2.0', 'threads'],
  ])('ignore %s, drop it, and report it as %s', (query, key) => {
    const { backend, threads, problems } = engineSettingsFromLink(`?${query}`);
    expect([backend, threads]).toEqual([null, null]);
    expect(problems.map(({ context }) => context['key'])).toEqual([key]);
    expect(new URLSearchParams(linkFromRunConfig(defaultRunConfig, `?${query}`)).has(key)).toBe(false);
  });
});
