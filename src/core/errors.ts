import { wordExpectation, type Expectation } from './expectation.ts';

/** Errors that are shown to the visitor; each is the key of its text in both languages. */
export type ErrorCode =
  | 'config-invalid'
  | 'record-invalid'
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

/** Error names, which must survive minified class names and the way from worker to page. */
const names: Readonly<Record<ErrorCode, string>> = {
  'config-invalid': 'ConfigError',
  'record-invalid': 'RecordError',
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

export type ErrorContext = Readonly<Record<string, number | Expectation>>;

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

/** Longest value in a message, in characters; longer ones are truncated. */
const MAX_SHOWN = 200;

function written(received: unknown): string {
  if (typeof received === 'string') return received;
  if (typeof received === 'number' || typeof received === 'bigint') return String(received);
  // JSON.stringify throws for cyclic objects and for bigints.
  try {
    if (Array.isArray(received)) return received.slice(0, MAX_SHOWN).map(written).join(',');
    return JSON.stringify(received) ?? String(received);
  } catch {
    return Object.prototype.toString.call(received);
  }
}

/** Any value as a visitor would write it: NaN as NaN, a list with commas; truncated if long. */
export function asText(received: unknown): string {
  const text = written(received);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** Context of an error about the value of a key. */
type KeyContext = ErrorContext & {
  readonly key: string;
  readonly received: string;
  readonly expected: Expectation;
};

/** A value that `RunConfig` does not allow: context `key`, `received`, `expected`. */
export class ConfigError extends PlaygroundError {
  declare readonly context: KeyContext;

  constructor(key: string, received: unknown, expected: Expectation) {
    const shown = asText(received);
    const words = wordExpectation(expected);
    super('config-invalid', `${key} is ${shown}, expected ${words}`, `Set ${key} to ${words}.`, {
      key,
      received: shown,
      expected,
    });
  }
}

/** A data file that is missing, truncated, altered or stalled: context `file` and details. */
export class DataFileError extends PlaygroundError {
  constructor(
    code: 'data-missing' | 'data-truncated' | 'data-altered' | 'data-silent',
    message: string,
    context: ErrorContext,
  ) {
    super(
      code,
      message,
      'Reload the page; if it fails again, copy the file again from the release.',
      context,
    );
  }
}

/** Shipped weights that are missing or do not fit the network: context `file`, `received`, `expected`. */
export class WeightsError extends PlaygroundError {
  constructor(message: string, context: ErrorContext) {
    super('weights-unusable', message, 'Reload the page, or train the teacher live.', context);
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

/** The GPU was lost during a run: context `reason`. */
export class DeviceLostError extends PlaygroundError {
  constructor(reason: string) {
    super('device-lost', `the GPU device was lost: ${reason}`, 'Reload the page.', { reason });
  }
}

/** Arrays whose shapes do not match: context `what`, `received`, `expected`. */
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

/** A snapshot that does not fit the run it is restored into: context `received`, `expected`. */
export class SnapshotError extends PlaygroundError {
  constructor(received: string, expected: Expectation) {
    super(
      'snapshot-invalid',
      `the snapshot has ${received}, expected ${wordExpectation(expected)}`,
      'Restore what snapshot() returned, into the configuration it was taken from.',
      { received, expected },
    );
  }
}

/** A promoted student lacks a layer that a method compares: context `key`, `received`, `expected`. */
export class LayerError extends PlaygroundError {
  declare readonly context: KeyContext;

  constructor(key: string, received: string, expected: Expectation) {
    const words = wordExpectation(expected);
    super(
      'layer-missing',
      `the promoted student has no ${received}, which ${key} names, expected ${words}`,
      `Set ${key} to ${words}, or switch the method off.`,
      { key, received, expected },
    );
  }
}

/** A student was promoted before its first step. */
export class UntrainedError extends PlaygroundError {
  constructor() {
    super(
      'student-untrained',
      'the student has not been trained yet',
      'Train it for a step, then promote it.',
    );
  }
}

/** Training that another command ended early: context `by`, the command. */
export class SupersededError extends PlaygroundError {
  constructor(by: string) {
    super('superseded', `training ended early: ${by} came first`, `Wait for train() before ${by}.`, { by });
  }
}

/** The worker ended or never answered: context `reason`. */
export class EngineStoppedError extends PlaygroundError {
  constructor(reason: string) {
    super('engine-stopped', `the engine stopped: ${reason}`, 'Reload the page.', { reason });
  }
}

/** The engine has not sent its first message: context `seconds`. */
export class EngineSilentError extends PlaygroundError {
  constructor(seconds: number) {
    super(
      'engine-silent',
      `the engine has not started for ${seconds} s`,
      'Wait if the network is slow, or reload the page.',
      { seconds },
    );
  }
}

/** Converts any thrown value to a `PlaygroundError`; unknown ones get code `unexpected`. */
export function toPlaygroundError(thrown: unknown): PlaygroundError {
  if (thrown instanceof PlaygroundError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new PlaygroundError('unexpected', message, 'Reload the page; if it fails again, report it.', {
    message,
  });
}
