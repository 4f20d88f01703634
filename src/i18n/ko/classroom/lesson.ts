import type { lesson as english } from '../../en/classroom/lesson.ts';

/** 학급이 함께하는 수업의 문구. */
export const lesson: typeof english = {
  title: '학급에서',
  handInText:
    '각자 다른 시드로 학습한 결과를 제출하세요. 학급 결과에서 모두의 결과를 한 그래프로 볼 수 있습니다.',
  handIn: '내 결과 제출하기',
  results: '학급 결과',
  newTab: '새 탭에서 열림',
};
