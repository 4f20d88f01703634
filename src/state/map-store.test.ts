import { describe, expect, it } from 'vitest';
import { mapConfigs, type MapPlan } from '@/protocol/map/plan.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { FakeBackground } from './fake-background.ts';
import { fakeLock } from './fake-lock.ts';
import { fakeStorage } from './fake-storage.ts';
import { createMapStore, ownMap } from './map-store.ts';

const plan: MapPlan = {
  x: { key: 'temperature', values: [1, 4] },
  y: { key: 'alpha', values: [0.3, 0.9] },
  seeds: [1, 2],
};

/** A page that is open on a browser's storage. */
function open(browser = fakeStorage(), lock = fakeLock()) {
  const background = new FakeBackground();
  const store = createMapStore(background.run, browser.tab(), lock);
  const own = () => ownMap(store.kept.getState().value.map, store.training.getState());
  return {
    browser,
    background,
    ...store,
    own,
    numDone: () => own()?.cells.reduce((sum, { runs }) => sum + runs.length, 0),
    status: () => own()?.batch.status,
  };
}

describe('the map', () => {
  it('trains every cell with every seed and keeps each result', async () => {
    const { actions, background, own, numDone, status, browser } = open();
    expect(own()).toBeNull();
    actions.start(defaultRunConfig, plan);
    expect(background.jobs.map(({ config }) => config)).toEqual(mapConfigs(defaultRunConfig, plan));
    expect(background.jobs[0]?.measure).toEqual({ fullTest: true });
    background.finish(1, 0.95, 0.9);
    expect(numDone()).toBe(1);
    expect(JSON.parse(browser.texts.get('map') ?? '')).toMatchObject({
      map: { results: [null, { accuracy: { student: 0.95 } }, null, null, null, null, null, null] },
    });
    for (const job of [0, 2, 3, 4, 5, 6, 7]) background.finish(job, 0.95, 0.9);
    background.end();
    await expect.poll(status).toBe('finished');
    expect(own()?.cells.every(({ runs }) => runs.length === 2)).toBe(true);
  });

  it('goes on after a reload with what is missing', async () => {
    const first = open();
    first.actions.start(defaultRunConfig, plan);
    first.background.finish(0, 0.95, 0.9);
    first.background.finish(5, 0.96, 0.9);
    // The page is closed without being stopped.
    const second = open(first.browser);
    expect(second.status()).toBe('stopped');
    expect(second.numDone()).toBe(2);
    second.actions.resume();
    expect(
      second.background.jobs.map(({ config }) => [config.temperature, config.alpha, config.seed]),
    ).toEqual([
      [4, 0.3, 1],
      [1, 0.9, 1],
      [4, 0.9, 1],
      [1, 0.3, 2],
      [1, 0.9, 2],
      [4, 0.9, 2],
    ]);
    for (const job of second.background.jobs.keys()) second.background.finish(job, 0.95, 0.9);
    second.background.end();
    await expect.poll(second.status).toBe('finished');
    expect(open(first.browser).status()).toBe('finished');
  });

  it('stops at once, or pauses once the runs in progress are done', async () => {
    const { actions, background, training, numDone, status } = open();
    actions.start(defaultRunConfig, plan);
    background.finish(0, 0.95, 0.9);
    actions.stop();
    await expect.poll(status).toBe('stopped');
    expect(numDone()).toBe(1);
    actions.resume();
    expect(background.jobs).toHaveLength(7);
    actions.pause();
    expect(training.getState().isPausing).toBe(true);
    expect(status()).toBe('running');
    background.finish(0, 0.95, 0.9);
    background.end();
    await expect.poll(status).toBe('stopped');
    expect(training.getState().isPausing).toBe(false);
    expect(numDone()).toBe(2);
  });

  it('trains only the new runs when seeds or values are added', async () => {
    const { actions, background, status } = open();
    actions.start(defaultRunConfig, plan);
    for (const job of background.jobs.keys()) background.finish(job, 0.95, 0.9);
    background.end();
    await expect.poll(status).toBe('finished');
    actions.start(defaultRunConfig, { ...plan, seeds: [1, 2, 3] });
    expect(background.jobs.map(({ config }) => config.seed)).toEqual([3, 3, 3, 3]);
    actions.stop();
    await expect.poll(status).toBe('stopped');
    actions.start({ ...defaultRunConfig, labelled: 100 }, plan);
    expect(background.jobs).toHaveLength(8);
  });

  it('is not begun if it can’t be trained', () => {
    const { actions, background, own } = open();
    expect(() => actions.start(defaultRunConfig, { ...plan, y: plan.x })).toThrow(RangeError);
    expect(background.numCalls).toBe(0);
    expect(own()).toBeNull();
  });

  it('keeps the guess beside the map', () => {
    const { actions, browser } = open();
    actions.guess({ keys: ['temperature', 'alpha'], x: 4, y: 0.9 });
    actions.start(defaultRunConfig, plan);
    expect(open(browser).kept.getState().value).toMatchObject({ guess: { x: 4, y: 0.9 }, isDamaged: false });
  });

  it('is trained by one tab, and the others show its results and go on once it has ended', async () => {
    const [browser, lock] = [fakeStorage(), fakeLock()];
    const [one, other] = [open(browser, lock), open(browser, lock)];
    const isElsewhere = ({ elsewhere }: typeof one) => elsewhere.getState().isTraining;
    one.actions.start(defaultRunConfig, plan);
    await expect.poll(() => isElsewhere(other)).toBe(true);
    other.actions.resume();
    other.actions.start({ ...defaultRunConfig, labelled: 100 }, plan);
    one.background.finish(0, 0.95, 0.9);
    expect(other.background.numCalls).toBe(0);
    expect(other.own()?.question.base.labelled).toBe(defaultRunConfig.labelled);
    expect([one.numDone(), other.numDone()]).toEqual([1, 1]);
    expect([isElsewhere(one), isElsewhere(other)]).toEqual([false, true]);
    // A tab that is opened meanwhile knows too.
    const third = open(browser, lock);
    await expect.poll(() => isElsewhere(third)).toBe(true);

    one.actions.stop();
    await expect.poll(() => isElsewhere(other)).toBe(false);
    other.actions.resume();
    expect(other.background.jobs).toHaveLength(7);
    await expect.poll(() => isElsewhere(one)).toBe(true);
    other.background.finish(0, 0.95, 0.9);
    // The first tab shows how far the other is, not how far it came itself.
    expect(one.own()?.batch.results.filter((result) => result !== null)).toHaveLength(2);
    one.actions.resume();
    expect(one.background.numCalls).toBe(1);
  });

  it('leaves the map of another tab alone where the browser has no locks', () => {
    const browser = fakeStorage();
    const [one, other] = [open(browser), open(browser)];
    one.actions.start(defaultRunConfig, plan);
    other.actions.start({ ...defaultRunConfig, labelled: 100 }, plan);
    one.background.finish(0, 0.95, 0.9);
    expect(other.own()?.question.base.labelled).toBe(100);
    expect(other.numDone()).toBe(0);
    other.background.finish(3, 0.95, 0.9);
    expect(other.numDone()).toBe(1);
  });
});

describe('a map that two tabs train', () => {
  it('keeps the results of both', () => {
    const browser = fakeStorage();
    const one = open(browser);
    one.actions.start(defaultRunConfig, plan);
    one.background.finish(0, 0.95, 0.9);
    const other = open(browser);
    other.actions.resume();
    // Run 1 of the map, then run 2.
    other.background.finish(0, 0.95, 0.9);
    one.background.finish(2, 0.95, 0.9);
    expect([one.numDone(), other.numDone(), open(browser).numDone()]).toEqual([3, 3, 3]);
    other.background.finish(4, 0.95, 0.9);
    expect([one.numDone(), other.numDone(), open(browser).numDone()]).toEqual([4, 4, 4]);
  });
});

describe('a kept map', () => {
  const whole = (() => {
    const { actions, background, browser } = open();
    actions.start(defaultRunConfig, plan);
    background.finish(0, 0.95, 0.9);
    return browser.texts.get('map') ?? '';
  })();
  it('is read again', () => {
    expect(open(fakeStorage({ map: whole })).numDone()).toBe(1);
  });

  it.each<[string, string]>([
    ['cut off', whole.slice(0, -20)],
    ['of another version', whole.replace('"version":1', '"version":2')],
    ['without its results', whole.replace('"results":', '"result":')],
    ['with an accuracy above 1', whole.replace('"student":0.95', '"student":9.5')],
    ['with a setting that is not allowed', whole.replace('"labelled":300', '"labelled":-1')],
    ['with a plan of other seeds', whole.replace('"seeds":[1,2]', '"seeds":[1,2,3]')],
    ['with one setting twice', whole.replace('"key":"alpha"', '"key":"temperature"')],
    ['with the result of another seed', whole.replace('"seed":1,"accuracy"', '"seed":2,"accuracy"')],
  ])('is ignored if it is %s, and replaced by the next map', (_, text) => {
    expect(text).not.toBe(whole);
    const { kept, own, actions, browser } = open(fakeStorage({ map: text }));
    expect(kept.getState().value.isDamaged).toBe(true);
    expect(own()).toBeNull();
    actions.start(defaultRunConfig, plan);
    expect(kept.getState().value.isDamaged).toBe(false);
    expect(open(browser).numDone()).toBe(0);
  });

  it('stays stored while a guess is made, if it can’t be read', async () => {
    const newer = whole.replace('"version":1', '"version":2');
    const { actions, kept, browser } = open(fakeStorage({ map: newer }));
    actions.guess({ keys: ['temperature', 'alpha'], x: 4, y: 0.9 });
    expect(kept.getState().value).toMatchObject({ guess: { x: 4 }, isDamaged: true });
    expect(browser.texts.get('map')).toBe(newer);
    actions.start(defaultRunConfig, plan);
    await expect.poll(() => browser.texts.get('map')).not.toBe(newer);
    expect(open(browser).kept.getState().value).toMatchObject({ map: {}, guess: { x: 4 }, isDamaged: false });
  });

  it('lasts as long as the page if the browser stores nothing', () => {
    const browser = fakeStorage();
    browser.refuse('write');
    const { actions, background, kept, numDone } = open(browser);
    actions.start(defaultRunConfig, plan);
    background.finish(0, 0.95, 0.9);
    expect(kept.getState().isKept).toBe(false);
    expect(numDone()).toBe(1);
  });
});
