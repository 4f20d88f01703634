import { ConfigError } from '@/core/errors.ts';
import type { Expectation } from '@/core/expectation.ts';
import { RecordError } from '@/protocol/run/record-error.ts';

interface ParseProblem {
  /** Path of the first wrong value. */
  readonly key: string;
  readonly received: string;
  readonly expected: Expectation;
}

/** What a parser of records, summaries or settings refused. @throws the error if it is not a parser's */
export function parseProblem(thrown: unknown): ParseProblem {
  if (!(thrown instanceof ConfigError || thrown instanceof RecordError)) throw thrown;
  const { key, received, expected } = thrown.context;
  return { key, received, expected };
}
