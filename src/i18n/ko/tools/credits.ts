import type { credits as english } from '../../en/tools/credits.ts';

export const credits: typeof english = {
  title: '이미지 출처',
  changed:
    '각 데이터셋의 학습 이미지 60,000장 중 {{train}}장과 테스트 이미지 {{test}}장 전부를 다시 묶어 실었습니다.',
};
