import type { EnginePhase } from '@/protocol/engine/events.ts';

/** Requests of the visitor that count as pending until the engine has answered. */
export type PendingKind = 'play' | 'step' | 'undo' | 'test';

/** The engine's work, and the visitor's latest command. */
export interface PlayState {
  /** Phase of the engine's last status; null before the first. */
  readonly phase: EnginePhase | null;
  /** Whether the engine has a run and can train. */
  readonly isReady: boolean;
  /** State of the play button; true from the press on, even while the engine still loads. */
  readonly isPlaying: boolean;
  /** When the run last ended by itself while it played, in ms as `performance.now()`; null if it did not. */
  readonly endedAtMs: number | null;
  /** Whether any training has happened since the page was opened. */
  readonly hasTrained: boolean;
  /** Number of unanswered requests. */
  readonly pending: Readonly<Record<PendingKind, number>>;
}

export type PlayEvent =
  | { readonly type: 'requested' | 'answered'; readonly kind: PendingKind }
  /** Pause was pressed, or Play was refused. */
  | { readonly type: 'stopped' }
  | { readonly type: 'run-built' | 'run-failed' }
  | { readonly type: 'status-arrived'; readonly phase: EnginePhase; readonly atMs: number };

/** Duration after a run's end in which a press of its button was meant for Pause, ms. */
const LATE_PAUSE_MS = 500;

export const initialPlayState: PlayState = {
  phase: null,
  isReady: false,
  isPlaying: false,
  endedAtMs: null,
  hasTrained: false,
  pending: { play: 0, step: 0, undo: 0, test: 0 },
};

/** Whether the play button shows a running state after a status. */
function playsAfter(phase: EnginePhase, { isPlaying, pending }: PlayState): boolean {
  // A single step trains too, but the button still offers Play.
  if (phase === 'training' || phase === 'training-teacher') return isPlaying || pending.step === 0;
  if (phase === 'finished' || phase === 'failed') return false;
  // The status may be older than the press.
  if (phase === 'paused' || phase === 'ready') return isPlaying && pending.play > 0;
  return isPlaying;
}

function endedAfter(
  { phase, atMs }: { readonly phase: EnginePhase; readonly atMs: number },
  { isPlaying, endedAtMs }: PlayState,
): number | null {
  if (phase !== 'finished' && phase !== 'failed') return null;
  return isPlaying ? atMs : endedAtMs;
}

function afterRequest(state: PlayState, kind: PendingKind): Partial<PlayState> {
  const pending = { ...state.pending, [kind]: state.pending[kind] + 1 };
  if (kind === 'play') return { pending, isPlaying: true, hasTrained: true };
  if (kind === 'step') return { pending, hasTrained: true };
  // The restored run waits for Play.
  return kind === 'undo' ? { pending, isPlaying: false } : { pending };
}

/** Returns what an event changes. */
export function playChange(state: PlayState, event: PlayEvent): Partial<PlayState> {
  switch (event.type) {
    case 'requested':
      return afterRequest(state, event.kind);
    case 'answered':
      return { pending: { ...state.pending, [event.kind]: state.pending[event.kind] - 1 } };
    case 'stopped':
      return { isPlaying: false };
    case 'run-built':
      return { isReady: true };
    case 'run-failed':
      return { isReady: false, isPlaying: false };
    case 'status-arrived':
      return {
        phase: event.phase,
        isPlaying: playsAfter(event.phase, state),
        endedAtMs: endedAfter(event, state),
      };
  }
}

/** The command of a press of the play button; null for Pause if the run ended under the finger. */
export function pressedCommand(
  { isPlaying, endedAtMs }: Pick<PlayState, 'isPlaying' | 'endedAtMs'>,
  atMs: number,
): 'play' | 'pause' | null {
  if (isPlaying) return 'pause';
  return endedAtMs !== null && atMs < endedAtMs + LATE_PAUSE_MS ? null : 'play';
}
