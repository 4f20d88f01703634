/** Everything that can go wrong in a way the visitor should hear about; the key of its text in both languages. */
export type ErrorCode =
  | 'config-invalid'
  | 'data-missing'
  | 'data-truncated'
  | 'data-altered'
  | 'data-silent'
  | 'weights-unusable'
  | 'backend-unavailable'
  | 'backend-wrong'
  | 'not-finite'
  | 'device-lost'
  | 'shape-mismatch'
  | 'snapshot-invalid'
  | 'layer-missing'
  | 'student-untrained'
  | 'superseded'
  | 'engine-stopped'
  | 'engine-silent'
  | 'unexpected';

/** What each error is called, also in a build that shortens the names of classes, and after crossing from the worker. */
const names: Readonly<Record<ErrorCode, string>> = {
  'config-invalid': 'ConfigError',
  'data-missing': 'DataFileError',
  'data-truncated': 'DataFileError',
  'data-altered': 'DataFileError',
  'data-silent': 'DataFileError',
  'weights-unusable': 'WeightsError',
  'backend-unavailable': 'BackendError',
  'backend-wrong': 'BackendError',
  'not-finite': 'NotFiniteError',
  'device-lost': 'DeviceLostError',
  'shape-mismatch': 'ShapeError',
  'snapshot-invalid': 'SnapshotError',
  'layer-missing': 'LayerError',
  'student-untrained': 'UntrainedError',
  superseded: 'SupersededError',
  'engine-stopped': 'EngineStoppedError',
  'engine-silent': 'EngineSilentError',
  unexpected: 'PlaygroundError',
};

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(names, value);

export type ErrorContext = Readonly<Record<string, string | number>>;

/**
 * An error that says what was received, what was expected and what to do.
 *
 * `message` is English and for developers; the page shows the text of `code` in the visitor's language,
 * filled with `context`.
 */
export class PlaygroundError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly context: ErrorContext;

  constructor(code: ErrorCode, message: string, hint: string, context: ErrorContext = {}) {
    super(message);
    this.name = names[code];
    this.code = code;
    this.hint = hint;
    this.context = context;
  }
}

/** Longer values are cut in messages. */
const MAX_SHOWN = 200;

function written(received: unknown): string {
  if (typeof received === 'string') return received;
  if (typeof received === 'number' || typeof received === 'bigint') return String(received);
  // Objects that contain themselves, or a bigint, have no JSON.
  try {
    if (Array.isArray(received)) return received.slice(0, MAX_SHOWN).map(written).join(',');
    return JSON.stringify(received) ?? String(received);
  } catch {
    return Object.prototype.toString.call(received);
  }
}

/** A value of any kind as a visitor would write it: NaN as NaN, a list with commas; cut where it is long. */
export function asText(received: unknown): string {
  const text = written(received);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** A value outside of what `RunConfig` allows: context `key`, `received`, `expected`. */
export class ConfigError extends PlaygroundError {
  constructor(key: string, received: unknown, expected: string) {
    const shown = asText(received);
    super('config-invalid', `${key} is ${shown}, expected ${expected}`, `Set ${key} to ${expected}.`, {
      key,
      received: shown,
      expected,
    });
  }
}

/** A data file that is missing, cut short, altered, or of which nothing more comes: context `file` and what was seen. */
export class DataFileError extends PlaygroundError {
  constructor(
    code: 'data-missing' | 'data-truncated' | 'data-altered' | 'data-silent',
    message: string,
    context: ErrorContext,
  ) {
    super(code, message, 'Load the page again; if it stays, copy the file anew from the release.', context);
  }
}

/** Shipped weights that are missing or do not fit the network: context `file`, `received`, `expected`. */
export class WeightsError extends PlaygroundError {
  constructor(message: string, context: ErrorContext) {
    super('weights-unusable', message, 'Load the page again, or train the teacher live.', context);
  }
}

/** A backend that is absent or computes wrong numbers: context `backend`, `reason`. */
export class BackendError extends PlaygroundError {
  constructor(code: 'backend-unavailable' | 'backend-wrong', message: string, context: ErrorContext) {
    super(code, message, 'Open the page without ?backend= to let it choose.', context);
  }
}

/** NaN or Infinity in a loss: context `step` and `term`. */
export class NotFiniteError extends PlaygroundError {
  constructor(step: number, term: string) {
    super(
      'not-finite',
      `the ${term} loss is not finite at step ${step}`,
      'Lower the learning rate, then go back to the last good weights.',
      { step, term },
    );
  }
}

/** The GPU went away under a run: context `reason`. */
export class DeviceLostError extends PlaygroundError {
  constructor(reason: string) {
    super('device-lost', `the GPU device was lost: ${reason}`, 'Load the page again.', { reason });
  }
}

/** Arrays whose shapes do not belong together: context `what`, `received`, `expected`. */
export class ShapeError extends PlaygroundError {
  constructor(what: string, received: readonly number[], expected: string) {
    const shown = `[${received.join(', ')}]`;
    super(
      'shape-mismatch',
      `${what} has shape ${shown}, expected ${expected}`,
      `Pass ${what} as ${expected}.`,
      {
        what,
        received: shown,
        expected,
      },
    );
  }
}

/** A snapshot that cannot be put back into the run it is given to: context `received`, `expected`. */
export class SnapshotError extends PlaygroundError {
  constructor(received: string, expected: string) {
    super(
      'snapshot-invalid',
      `the snapshot has ${received}, expected ${expected}`,
      'Restore what snapshot() returned, into the configuration it was taken from.',
      { received, expected },
    );
  }
}

/** A promoted student has not got a layer that a method compares: context `key`, `received`, `expected`. */
export class LayerError extends PlaygroundError {
  constructor(key: string, received: string, expected: string) {
    super(
      'layer-missing',
      `the promoted student has no ${received}, which ${key} names, expected ${expected}`,
      `Set ${key} to ${expected}, or switch the method off.`,
      { key, received, expected },
    );
  }
}

/** A student that is to become the teacher but has had no step yet. */
export class UntrainedError extends PlaygroundError {
  constructor() {
    super(
      'student-untrained',
      'the student has not been trained yet',
      'Train it for a step, then promote it.',
    );
  }
}

/** Training that another command ended before all its steps were done: context `by`, the command. */
export class SupersededError extends PlaygroundError {
  constructor(by: string) {
    super('superseded', `training ended early: ${by} came first`, `Wait for train() before ${by}.`, { by });
  }
}

/** The worker ended or never answered: context `reason`. */
export class EngineStoppedError extends PlaygroundError {
  constructor(reason: string) {
    super('engine-stopped', `the engine stopped: ${reason}`, 'Load the page again.', { reason });
  }
}

/** The engine has not said its first word: context `seconds`. */
export class EngineSilentError extends PlaygroundError {
  constructor(seconds: number) {
    super(
      'engine-silent',
      `the engine has not started for ${seconds} s`,
      'Wait where the network is slow, or load the page again.',
      { seconds },
    );
  }
}

/** Whatever was thrown, as a `PlaygroundError`; anything unforeseen becomes code `unexpected`. */
export function toPlaygroundError(thrown: unknown): PlaygroundError {
  if (thrown instanceof PlaygroundError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new PlaygroundError('unexpected', message, 'Load the page again; if it stays, report it.', {
    message,
  });
}
