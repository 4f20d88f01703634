import { describe, expect, it } from 'vitest';
import type { EnginePhase } from '@/protocol/engine/events.ts';
import {
  initialPlayState,
  playChange,
  pressedCommand,
  type PlayEvent,
  type PlayState,
} from './play-state.ts';

const none = initialPlayState.pending;
const ready = { phase: 'ready', isReady: true } as const;
const playing = { ...ready, isPlaying: true };
const playPending = { ...playing, pending: { ...none, play: 1 } };
const stepPending = { ...ready, pending: { ...none, step: 1 } };

const status = (phase: EnginePhase): PlayEvent => ({ type: 'status-arrived', phase, atMs: 7_000 });
const after = (state: Partial<PlayState>, event: PlayEvent): PlayState => {
  const before = { ...initialPlayState, ...state };
  return { ...before, ...playChange(before, event) };
};

describe('playChange', () => {
  it.each<[string, Partial<PlayState>, PlayEvent, Partial<PlayState>]>([
    // Presses.
    [
      'Play shows Pause at once, even before there is a run',
      {},
      { type: 'requested', kind: 'play' },
      { isReady: false, isPlaying: true, hasTrained: true, pending: { ...none, play: 1 } },
    ],
    [
      'an answered Play stays on',
      playPending,
      { type: 'answered', kind: 'play' },
      { isPlaying: true, pending: none },
    ],
    ['a refused Play is taken back', playPending, { type: 'stopped' }, { isPlaying: false }],
    ['Pause takes a pending Play back', playPending, { type: 'stopped' }, { isPlaying: false }],
    [
      'Step offers Play meanwhile',
      ready,
      { type: 'requested', kind: 'step' },
      { isPlaying: false, hasTrained: true, pending: { ...none, step: 1 } },
    ],
    [
      'a second Step waits too',
      stepPending,
      { type: 'requested', kind: 'step' },
      { pending: { ...none, step: 2 } },
    ],
    ['Undo stops', playing, { type: 'requested', kind: 'undo' }, { isPlaying: false }],
    [
      'a test on all pictures does not stop',
      playing,
      { type: 'requested', kind: 'test' },
      { isPlaying: true, hasTrained: false, pending: { ...none, test: 1 } },
    ],
    // Runs.
    ['a built run can be played', {}, { type: 'run-built' }, { isReady: true, isPlaying: false }],
    [
      'a built run keeps a pending Play',
      { ...playPending, isReady: false },
      { type: 'run-built' },
      { isReady: true, isPlaying: true },
    ],
    ['a failed run cannot', playPending, { type: 'run-failed' }, { isReady: false, isPlaying: false }],
    // Statuses.
    ['training starts', ready, status('training'), { phase: 'training', isPlaying: true }],
    ['a teacher starts', ready, status('training-teacher'), { isPlaying: true }],
    ['a single step trains', stepPending, status('training'), { phase: 'training', isPlaying: false }],
    [
      'a step while it plays',
      { ...playing, pending: { ...none, step: 1 } },
      status('training'),
      { isPlaying: true },
    ],
    ['the engine paused', playing, status('paused'), { phase: 'paused', isPlaying: false }],
    ['a pause older than Play', playPending, status('paused'), { isPlaying: true }],
    ['a new run is ready', playing, status('ready'), { isPlaying: false }],
    ['a new run is ready for a pending Play', playPending, status('ready'), { isPlaying: true }],
    ['data loads for a pending Play', playPending, status('loading-data'), { isPlaying: true }],
    ['data is missing while it plays', playing, status('waiting-for-data'), { isPlaying: true }],
    ['data loads', {}, status('loading-data'), { phase: 'loading-data', isPlaying: false }],
    ['an evaluation while it plays', playing, status('evaluating'), { isPlaying: true }],
    ['an evaluation while it rests', ready, status('evaluating'), { isPlaying: false }],
    [
      'the run is over',
      playPending,
      status('finished'),
      { phase: 'finished', isPlaying: false, endedAtMs: 7_000 },
    ],
    ['a second status of its end', { endedAtMs: 6_900 }, status('finished'), { endedAtMs: 6_900 }],
    ['the run is over after single steps', stepPending, status('finished'), { endedAtMs: null }],
    ['another run after the end', { endedAtMs: 6_900 }, status('ready'), { endedAtMs: null }],
    [
      'the engine failed',
      playPending,
      status('failed'),
      { phase: 'failed', isPlaying: false, endedAtMs: 7_000 },
    ],
  ])('%s', (_, state, event, expected) => {
    expect(after(state, event)).toMatchObject(expected);
  });

  it('changes nothing else', () => {
    const state: PlayState = { ...initialPlayState, ...playPending, hasTrained: true };
    expect(Object.keys(playChange(state, status('paused')))).toEqual(['phase', 'isPlaying', 'endedAtMs']);
    expect(after(state, { type: 'answered', kind: 'play' })).toEqual({ ...state, pending: none });
  });
});

describe('pressedCommand', () => {
  it.each([
    ['Play on a run that waits', false, null, 'play'],
    ['Pause on a run that plays', true, null, 'pause'],
    ['nothing just after the run has ended: the press was meant for Pause', false, 6_800, null],
    ['nothing if the run ended after the press', false, 7_200, null],
    ['Play long after the end', false, 6_500, 'play'],
  ] as const)('is %s', (_, isPlaying, endedAtMs, command) => {
    expect(pressedCommand({ isPlaying, endedAtMs }, 7_000)).toBe(command);
  });
});
