import type { backend as english } from '../../en/tools/backend.ts';

/** 백엔드 자체 점검 결과의 문구(한국어). */
export const backend: typeof english = {
  chosen: '사용 중',
  passed: '오차 {{error}} 이내로 일치, 스텝당 {{ms}}\u00a0ms',
  threadsCompared: '스레드 {{numThreads}}개일 때 스텝당 {{msOnAll}}\u00a0ms, 1개일 때 {{msOnOne}}\u00a0ms',
  threadsAbsent: '스레드 {{numThreads}}개를 쓸 수 없어 1개로 계산: {{detail}}',
  wrong: '사용 안 함: {{reason}}',
  absent: '없음: {{reason}}',
  'not-tried': '시험하지 않음: {{reason}}',
};
