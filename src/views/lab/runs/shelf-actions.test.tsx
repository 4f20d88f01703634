import fc from 'fast-check';
import { act, fireEvent, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SnapshotError } from '@/core/errors.ts';
import { checkpointOf, curvedRecord, idsOf } from '@/state/shelf/fake-browser.ts';
import { malformedFiles } from '@/state/shelf/malformed-files.ts';
import { runToJson } from '@/state/shelf/run-file.ts';
import { noSettings } from '@/state/shelf/summary.ts';
import { namesIn, openShelf, records, setUp, tearDown } from './open-shelf.tsx';

const [first, second, third] = records;
const withWeights = records.map((record) => ({ record, checkpoint: checkpointOf(record) }));

const press = (dialog: HTMLElement, name: string | RegExp) =>
  fireEvent.click(within(dialog).getByRole('button', { name }));

/** Chooses a file in the dialog. */
function choose(dialog: HTMLElement, name: string, content: BlobPart) {
  const input = dialog.querySelector('input[type=file]');
  return act(async () =>
    fireEvent.change(input ?? dialog, { target: { files: [new File([content], name)] } }),
  );
}

/** Collects what the page downloads. */
function watchDownloads() {
  const saved: Blob[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  // jsdom has no object URLs; these stay, because the page revokes them a minute later.
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}`,
    revokeObjectURL: () => undefined,
  });
  return async (index: number) => {
    await waitFor(() => expect(saved).toHaveLength(index + 1));
    return (await saved[index]?.arrayBuffer()) ?? new ArrayBuffer();
  };
}

describe('the actions of the shelf', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('restores a run into the lab, with its weights and curves', async () => {
    const { dialog, lab, engine } = await openShelf('en', withWeights);
    press(dialog, 'Restore: seed 3');
    expect(await within(dialog).findByText('Restored “seed 3” at step 20.')).toBeInTheDocument();
    expect(lab.getState()).toMatchObject({ config: third.config, hasTrained: true, isPlaying: false });
    expect(lab.getState().series.steps.at(-1)?.step).toBe(20);
    const { payload } = engine.requests.findLast(({ kind }) => kind === 'restore') ?? {};
    expect(payload).toMatchObject({ snapshot: { step: 20, config: third.config } });
  });

  it('uses the settings of a run that is kept without weights', async () => {
    const { dialog, lab, engine } = await openShelf('en', [{ record: second }]);
    expect(dialog).toHaveTextContent('without weights');
    press(dialog, /^Use the settings: /);
    expect(await within(dialog).findByText(/^Restored “.*” at step 0\.$/)).toBeInTheDocument();
    expect(lab.getState().config).toEqual(second.config);
    expect(engine.numRequests('restore')).toBe(0);
    expect(engine.numRequests('reset')).toBe(1);
  });

  it('says why weights are refused, and leaves the lab alone', async () => {
    const { dialog, lab, engine } = await openShelf('en', withWeights);
    const before = lab.getState().config;
    engine.fail('checkSnapshot', new SnapshotError('3 arrays', '4 arrays'));
    press(dialog, 'Restore: seed 3');
    await waitFor(() => expect(within(dialog).getByRole('alert')).toHaveTextContent('3 arrays'));
    expect(lab.getState().config).toBe(before);
    expect(engine.numRequests('restore')).toBe(0);
  });

  it('deletes a run and brings it back', async () => {
    const { dialog, shelf } = await openShelf('en', withWeights);
    press(dialog, 'Delete: seed 3');
    const undo = await within(dialog).findByRole('button', { name: 'Undo' });
    await waitFor(() => expect(undo).toHaveFocus());
    expect(namesIn(dialog)).toHaveLength(2);
    fireEvent.click(undo);
    await waitFor(() => expect(namesIn(dialog)).toHaveLength(3));
    expect(await shelf.record(third.id)).toEqual(third);
    expect(await shelf.checkpoint(third.id)).toEqual(checkpointOf(third).bytes);
  });

  it('deletes a run once at a double click, and keeps the way back when something else fails', async () => {
    const { dialog, shelf } = await openShelf('en', withWeights);
    press(dialog, 'Delete: seed 3');
    press(dialog, 'Delete: seed 3');
    await within(dialog).findByRole('button', { name: 'Undo' });
    await choose(dialog, 'run.json', '{');
    await waitFor(() => expect(within(dialog).getByRole('alert')).toHaveTextContent('run.json'));
    press(dialog, 'Undo');
    await waitFor(() => expect(namesIn(dialog)).toHaveLength(3));
    expect(await shelf.record(third.id)).toEqual(third);
  });

  it('says that a deleted live run is not kept again', async () => {
    const { dialog, shelf, live } = await openShelf('en', withWeights);
    vi.spyOn(live, 'id').mockReturnValue(third.id);
    press(dialog, 'Delete: seed 3');
    expect(await within(dialog).findByText(/It isn’t kept again while it trains/)).toBeInTheDocument();
    expect(idsOf(shelf)).toEqual([second.id, first.id]);
  });

  it('imports the files that it saved: JSON without weights, zip with them', async () => {
    const { dialog, shelf } = await openShelf('en', withWeights);
    const download = watchDownloads();
    press(dialog, 'Save as JSON: seed 3');
    const json = await download(0);
    press(dialog, 'Save all as zip');
    const zip = await download(1);
    for (const { id } of records) await act(() => shelf.remove(id));
    expect(await within(dialog).findByText(/^No runs yet/)).toBeInTheDocument();
    await choose(dialog, 'run.json', json);
    expect(await within(dialog).findByText('Runs added: 1. Already here: 0.')).toBeInTheDocument();
    expect(await shelf.record(third.id)).toEqual(third);
    expect(await shelf.checkpoint(third.id)).toBeNull();
    await choose(dialog, 'runs.zip', zip);
    expect(await within(dialog).findByText('Runs added: 2. Already here: 1.')).toBeInTheDocument();
    expect(await shelf.record(first.id)).toEqual(first);
    expect(await shelf.checkpoint(first.id)).toEqual(checkpointOf(first).bytes);
  });

  it.each([
    [
      'en',
      /^run\.json wasn’t imported: sha256 is .*, expected [0-9a-f]{64}\. The runs kept here are unchanged/,
    ],
    [
      'ko',
      /^run\.json 파일을 가져오지 않았습니다\. sha256의 값: .*, 필요한 값: [0-9a-f]{64}\(정확히 같은 값\)\. /,
    ],
  ] as const)(
    'refuses an altered file by name and field, and changes nothing: %s',
    async (language, words) => {
      const { dialog, shelf } = await openShelf(language);
      const text = runToJson(curvedRecord({ seed: 9 }), { ...noSettings, name: 'from afar' });
      await choose(dialog, 'run.json', text.replace('"name":"from afar"', '"name":"altered"'));
      expect(await within(dialog).findByText(words)).toBeInTheDocument();
      expect(shelf.getState().runs).toHaveLength(3);
      await choose(dialog, 'run.json', text);
      await waitFor(() => expect(namesIn(dialog)).toContain('from afar'));
    },
  );

  it('words in Korean what a file must have', async () => {
    const { dialog } = await openShelf('ko');
    const text = runToJson(curvedRecord({ seed: 9 }), noSettings);
    const refusals: readonly (readonly [string, string])[] = [
      ['{', 'JSON 형식'],
      [text.replace('"isPinned":false', '"isPinned":7'), 'true 또는 false'],
      [text.replace('"startedAt":', '"extra":1,"startedAt":'), '없음'],
      [text.replace('"threads":1', '"threads":0'), '1 이상의 정수'],
      [text.replace('"seed":9', '"seed":-1'), '0 이상'],
    ];
    for (const [content, words] of refusals) {
      await choose(dialog, 'run.json', content);
      await waitFor(() => expect(within(dialog).getByRole('alert')).toHaveTextContent(words));
      expect(within(dialog).getByRole('alert')).not.toHaveTextContent(/number|a text|from|no such/);
    }
  });

  it('refuses malformed files without a word to the console, and keeps every run', async () => {
    const { dialog, shelf } = await openShelf('en', withWeights);
    const said = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
    for (const files of Object.values(malformedFiles))
      for (const bytes of fc.sample<Uint8Array>(files, { numRuns: 10, seed: 5 })) {
        await choose(dialog, 'given', Uint8Array.from(bytes));
        await waitFor(() =>
          expect(dialog).toHaveTextContent(/given.* wasn’t imported: .+ expected .+\.|Runs added/),
        );
      }
    for (const { record, checkpoint } of withWeights) {
      expect(await shelf.record(record.id)).toEqual(record);
      expect(await shelf.checkpoint(record.id)).toEqual(checkpoint.bytes);
    }
    expect(shelf.getState().error).toBeNull();
    for (const spy of said) expect(spy).not.toHaveBeenCalled();
  });

  it.each([
    ['en', 'lesson “Temperature'],
    ['ko', '수업 “'],
  ] as const)('names the lesson that ran a run: %s', async (language, words) => {
    const settings = { ...noSettings, lesson: 'temperature' };
    const { dialog } = await openShelf(language, [{ record: first }, { record: second, settings }]);
    await waitFor(() => expect(namesIn(dialog)[0]).not.toContain('“temperature”'));
    expect(namesIn(dialog)[0]).toContain(words);
    expect(namesIn(dialog)[1]).not.toContain(words);
  });
});
