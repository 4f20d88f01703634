/** Results of the backends' self-test. */
export const backend = {
  chosen: 'in use',
  passed: 'accurate to {{error}}, {{ms}}\u00a0ms a step',
  threadsCompared: '{{numThreads}} threads: {{msOnAll}}\u00a0ms a step, one: {{msOnOne}}\u00a0ms',
  threadsAbsent: 'one thread; {{numThreads}} failed: {{detail}}',
  wrong: 'refused, {{reason}}',
  absent: 'absent: {{reason}}',
  'not-tried': 'not tried: {{reason}}',
};
