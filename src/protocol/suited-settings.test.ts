import { describe, expect, it } from 'vitest';
import { modelsFor } from '@/models/registry.ts';
import { runConfigFromLink } from './link/link.ts';
import { linkFromRunConfig } from './link/write-link.ts';
import { defaultRunConfig, parseRunConfig } from './run/config.ts';
import { changeOfStudent, suitedSettings } from './suited-settings.ts';

const pooled = suitedSettings('cnn-4-8-pooled');

describe('changeOfStudent', () => {
  it('sets the settings that suit the new student, and restores them', () => {
    const there = parseRunConfig(changeOfStudent(defaultRunConfig, 'cnn-4-8-pooled')).config;
    expect(there).toMatchObject({ student: 'cnn-4-8-pooled', ...pooled });
    expect(parseRunConfig(changeOfStudent(there, 'cnn-8-16'), there).config).toEqual(defaultRunConfig);
  });

  it('keeps a value that the visitor has set', () => {
    const mine = { ...defaultRunConfig, learningRate: 0.004 };
    expect(changeOfStudent(mine, 'resnet-8-thin')).not.toHaveProperty('learningRate');
    expect(changeOfStudent({ ...defaultRunConfig, steps: 123 }, 'resnet-8-thin')).not.toHaveProperty('steps');
  });

  it('leaves the learning rate of SGD alone', () => {
    const sgd = { ...defaultRunConfig, optimizer: 'sgd' } as const;
    expect(changeOfStudent(sgd, 'resnet-8-thin')).not.toHaveProperty('learningRate');
  });

  it.each(modelsFor('student'))('gives $id valid settings', ({ id }) => {
    expect(parseRunConfig(changeOfStudent(defaultRunConfig, id)).problems).toEqual([]);
  });
});

describe('a link that names a student', () => {
  it('has the settings that suit it unless it sets others', () => {
    expect(runConfigFromLink('?student=cnn-4-8-pooled').config).toMatchObject(pooled);
    expect(runConfigFromLink('?student=cnn-4-8-pooled&learningRate=0.001').config.learningRate).toBe(0.001);
    expect(runConfigFromLink('?student=no-such').config).toEqual(defaultRunConfig);
  });

  it('contains learning rate and steps of every run', () => {
    for (const { id } of modelsFor('student')) {
      const config = { ...defaultRunConfig, student: id } as typeof defaultRunConfig;
      expect(runConfigFromLink(linkFromRunConfig(config)).config).toEqual(config);
    }
  });
});
