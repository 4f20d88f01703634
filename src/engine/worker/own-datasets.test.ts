import { describe, expect, it } from 'vitest';
import { addDataset } from '@/datasets/registry.ts';
import { threeClasses } from '@/datasets/testing/fake-spec.ts';
import type { RequestMessage } from '@/protocol/engine/requests.ts';
import { OwnDatasets } from './own-datasets.ts';

const id = 'own-0123456789abcdef';
const message = (payload: unknown): RequestMessage =>
  ({ type: 'request', id: 1, kind: 'configure', payload }) as RequestMessage;

describe('requests that name a dataset of the visitor', () => {
  it.each([
    { config: { dataset: id } },
    { config: { dataset: 'mnist', transferSet: id } },
    { job: { config: { dataset: id } } },
    { snapshot: { config: { dataset: id } } },
    { shared: { dataset: id } },
    { dataset: id },
  ])('wait until it is known, and later ones after them: %j', async (payload) => {
    const done: string[] = [];
    let isKnown = () => {};
    const own = new OwnDatasets(() => {
      done.push('reading');
      return new Promise<void>((resolve) => {
        isKnown = resolve;
      });
    });
    own.before(message({ config: { dataset: 'mnist' } }), () => done.push('before'));
    own.before(message(payload), () => done.push('own'));
    own.before(message({}), () => done.push('after'));
    await Promise.resolve();
    expect(done).toEqual(['before', 'reading']);
    const remove = addDataset({ ...threeClasses, id });
    isKnown();
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    own.before(message(payload), () => done.push('again'));
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    expect(done).toEqual(['before', 'reading', 'own', 'after', 'again']);
    remove();
  });

  it('are handled at once without one', () => {
    let isHandled = false;
    new OwnDatasets(() => Promise.reject(new Error('not asked'))).before(message({ config: null }), () => {
      isHandled = true;
    });
    expect(isHandled).toBe(true);
  });
});
