import type { credits as english } from '../../en/tools/credits.ts';

export const credits: typeof english = {
  title: '데이터 출처',
  changed: {
    mnist: '학습 이미지 60,000장 중 10,000장과 테스트 이미지 10,000장 전부를 다시 묶어 실었습니다.',
    'fashion-mnist': '학습 이미지 60,000장 중 10,000장과 테스트 이미지 10,000장 전부를 다시 묶어 실었습니다.',
    hangul:
      '글꼴 17종의 글자를 돌리고 휘고 획 굵기를 바꿔 만들었습니다. 그중 5종은 테스트 이미지에만 쓰였습니다.',
  },
};
