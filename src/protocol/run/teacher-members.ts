import { ConfigError } from '@/core/errors.ts';
import type { RunConfig } from './config.ts';

/**
 * Keeps an ensemble only of networks that are trained in the page: no others come with it.
 *
 * @param config as requested
 * @param isLive whether its teacher is trained in the page
 * @param input the keys that were given: asking for an ensemble of another teacher is a problem, while a change to
 *   another teacher ends the ensemble without a word
 */
export function withTeacherMembers(
  config: RunConfig,
  isLive: boolean,
  input: Readonly<Record<string, unknown>>,
): { readonly config: RunConfig; readonly problems: readonly ConfigError[] } {
  const { teacherMembers } = config;
  if (teacherMembers === 1 || isLive) return { config, problems: [] };
  const isGiven = input['teacherMembers'] === teacherMembers;
  return {
    config: { ...config, teacherMembers: 1 },
    problems: isGiven ? [new ConfigError('teacherMembers', teacherMembers, { kind: 'live-teacher' })] : [],
  };
}
