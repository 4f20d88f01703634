import { createContext, useContext } from 'react';
import type { RunRecord } from '@/protocol/run/record.ts';
import type { BatchItem } from './job-batch.ts';

export interface BackgroundOptions {
  readonly onProgress: (progress: { readonly job: number; readonly share: number }) => void;
  readonly onRecord: (record: RunRecord, job: number) => void;
  readonly signal: AbortSignal;
  /** Starts no other run; those in progress are trained to their end. */
  readonly pause: AbortSignal;
}

/** Trains runs on background engines, beside the live run. */
export type RunInBackground = (jobs: readonly BatchItem[], options: BackgroundOptions) => Promise<unknown>;

const BackgroundJobs = createContext<RunInBackground>(() =>
  Promise.reject(new Error('no background engines')),
);

export const BackgroundJobsProvider = BackgroundJobs.Provider;

export const useBackgroundJobs = () => useContext(BackgroundJobs);
