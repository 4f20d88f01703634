import { describe, expect, it } from 'vitest';
import { addDataset, datasetById } from '@/datasets/registry.ts';
import { methods } from '@/distill/registry.ts';
import { runConfigFromLink } from '@/protocol/link/link.ts';
import { linkFromRunConfig } from '@/protocol/link/write-link.ts';
import { refusalOf } from '@/protocol/refusal.ts';
import { defaultRunConfig, expectedOf, parseRunConfig } from './config.ts';
import { hasLayersFor } from './limits.ts';
import { teachesWithoutLabels, transferSets, usesLabels } from './transfer-set.ts';

describe('the transfer set of a run', () => {
  it('can be pictures of another dataset of the same size, or made ones', () => {
    const ofDigits = transferSets(datasetById('mnist'));
    expect(ofDigits[0]).toBe('own');
    expect(ofDigits).toEqual(expect.arrayContaining(['fashion-mnist', 'noise', 'scribbles']));
    // Its own pictures, and those with other channels.
    expect(ofDigits).not.toContain('mnist');
    expect(ofDigits).not.toContain('coloured-mnist');
    expect(transferSets(datasetById('fashion-mnist'))).toContain('mnist');
    const colour = { ...datasetById('mnist').input, channels: 3 };
    expect(transferSets({ id: 'colour', input: colour })).not.toContain('mnist');
    expect(transferSets({ id: 'text', input: { kind: 'tokens' } as never })).toEqual(['own']);
  });

  it('takes the labels from the student', () => {
    expect(usesLabels(defaultRunConfig)).toBe(true);
    expect(usesLabels({ ...defaultRunConfig, transferSet: 'noise' })).toBe(false);
  });

  it('leaves no place for unlabelled pictures of the task', () => {
    const { config, problems } = parseRunConfig({ transferSet: 'noise', unlabelled: 500 });
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('unlabelled is 500, expected a whole number from 0 to 0'),
    ]);
    expect(config).toMatchObject({ transferSet: 'noise', unlabelled: 0 });
  });

  const possible = methods.map(({ id }) => id).filter((id) => hasLayersFor(defaultRunConfig, id));
  it.each(possible)('refuses exactly the methods that need labels: %s', (id) => {
    const { config, problems } = parseRunConfig({ transferSet: 'scribbles', methods: [id] });
    const needs = ['decoupled', 'label-smoothing', 'born-again', 'mutual-learning'].includes(id);
    expect(teachesWithoutLabels(id)).toBe(!needs);
    expect(config.methods).toEqual(needs ? [] : [id]);
    expect(problems).toHaveLength(needs ? 1 : 0);
    const run = { ...defaultRunConfig, transferSet: 'scribbles' };
    expect(refusalOf(run, { methods: [id] })).toEqual(needs ? { kind: 'noLabels', method: id } : null);
  });

  it('refuses the pictures of the run’s own dataset, and goes with a dataset that has it', () => {
    expect(parseRunConfig({ dataset: 'fashion-mnist', transferSet: 'fashion-mnist' }).problems).toHaveLength(
      1,
    );
    const { config } = parseRunConfig({ transferSet: 'fashion-mnist' });
    expect(parseRunConfig({ dataset: 'fashion-mnist' }, config).config.transferSet).toBe('own');
    const { config: noise } = parseRunConfig({ transferSet: 'noise' });
    expect(parseRunConfig({ dataset: 'fashion-mnist' }, noise).config.transferSet).toBe('noise');
  });

  it('can be a dataset that was added after the page read its first run', () => {
    const own = { ...datasetById('mnist'), id: 'own-00000000000000aa' };
    expect(parseRunConfig({ transferSet: own.id }).problems).toHaveLength(1);
    const remove = addDataset(own);
    expect(parseRunConfig({ transferSet: own.id })).toMatchObject({
      problems: [],
      config: { transferSet: own.id },
    });
    expect(JSON.stringify(expectedOf('transferSet'))).toContain(own.id);
    remove();
    expect(parseRunConfig({ transferSet: own.id }).problems).toHaveLength(1);
  });

  it('is in the link', () => {
    const { config } = parseRunConfig({ transferSet: 'scribbles', transferSize: 500 });
    expect(runConfigFromLink(linkFromRunConfig(config)).config).toEqual(config);
  });
});
