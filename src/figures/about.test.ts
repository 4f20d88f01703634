import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { fileName, linkTo } from './about.ts';

const config = { ...defaultRunConfig, temperature: 2.5, alpha: 0.9, seed: 7 };

describe('fileName', () => {
  it('says what the figure is of', () => {
    const name = fileName('curves', { config, step: 500 });
    expect(name).toBe('distillation-playground-curves-mnist-T2.5-a0.9-seed7-step500');
  });

  it('names the first and last of several seeds', () => {
    expect(fileName('repeats', { config, seeds: [1, 2, 5] })).toMatch(/-seeds1-5$/);
    expect(fileName('repeats', { config, seeds: [3] })).toMatch(/-seed3$/);
  });

  it('holds no character that a file system refuses', () => {
    expect(fileName('a/b: "한글" * 2', { config: null })).toBe('distillation-playground-a-b-2');
  });
});

describe('linkTo', () => {
  beforeEach(() => vi.stubGlobal('location', { origin: 'https://playground.test', pathname: '/kd/' }));
  afterEach(() => vi.unstubAllGlobals());

  it('opens the run in the visitor’s language, without the page’s own parameters', () => {
    const { origin, pathname, searchParams } = new URL(linkTo({ config }, 'ko'));
    expect(origin + pathname).toBe('https://playground.test/kd/');
    expect(Object.fromEntries(searchParams)).toMatchObject({ lang: 'ko', temperature: '2.5', seed: '7' });
  });

  it('opens what is not a run by its query', () => {
    const about = { config: null, query: '?lesson=temperature&at=3' };
    expect(linkTo(about, 'en')).toBe('https://playground.test/kd/?lesson=temperature&at=3&lang=en');
    expect(linkTo({ config: null }, 'en')).toBe('https://playground.test/kd/?lang=en');
  });
});
