/** Why a run cannot be exported; each is the key of its text in both languages. */
export type ExportErrorCode =
  /** An export of this kind does not exist. */
  | 'kind'
  /** An option that the export does not have, or a value that it does not allow. */
  | 'option'
  /** A teacher that the run trains first has not had its steps. */
  | 'teacher-untrained'
  /** An assistant that the run trains before its students has not had its steps. */
  | 'assistant-untrained'
  /** Weights with NaN or infinity. */
  | 'not-finite'
  /** A file of one network, for an ensemble that teaches. */
  | 'ensemble'
  /** Losses with NaN or infinity in the first steps, which the export's check repeats. */
  | 'losses-not-finite'
  /** Networks that have had no step, or a lab without a run. */
  | 'untrained'
  /** More examples than the order of batches is written for. */
  | 'too-long'
  /** A setting that moved during the run, with which the trained tensors beside the student changed. */
  | 'moved'
  /** A kept run whose weights were deleted. */
  | 'no-weights';

export type ExportErrorContext = Readonly<Record<string, string | number>>;

/**
 * A run that cannot be exported; `message` is English and for developers.
 *
 * The page shows the text of `code` with `context`: what was received, what was expected, what to do.
 */
export class ExportError extends Error {
  readonly code: ExportErrorCode;
  readonly context: ExportErrorContext;

  constructor(code: ExportErrorCode, message: string, context: ExportErrorContext = {}) {
    super(message);
    this.name = 'ExportError';
    this.code = code;
    this.context = context;
  }
}
