import type { ExportMaterial } from '@/protocol/engine/export-material.ts';
import type { ExportInput } from '../../input.ts';
import type { Move } from '../moves.ts';

/** The words of an export in one language; code and its comments are English. */
export interface PytorchTexts {
  /** First text of the program. */
  readonly docstring: (input: ExportInput) => string;
  readonly readme: (input: ExportInput, moves: readonly Move[], material: ExportMaterial) => string;
  readonly notebook: {
    readonly start: (input: ExportInput) => string;
    readonly models: string;
    readonly losses: string;
    readonly data: string;
    readonly train: string;
    readonly check: string;
    readonly run: string;
    readonly curves: string;
    readonly softTargets: string;
  };
}

/** Loads the words of one language. */
export async function textsFor(language: ExportInput['language']): Promise<PytorchTexts> {
  return language === 'ko' ? (await import('./ko.ts')).korean : (await import('./en.ts')).english;
}
