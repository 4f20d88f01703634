import type { credits as english } from '../../en/tools/credits.ts';

export const credits: typeof english = {
  title: '데이터 출처',
  changed: {
    mnist: '학습 이미지 60,000장 중 10,000장과 테스트 이미지 10,000장 전부를 다시 묶어 실었습니다.',
    'fashion-mnist': '학습 이미지 60,000장 중 10,000장과 테스트 이미지 10,000장 전부를 다시 묶어 실었습니다.',
    hangul:
      '글꼴 17종의 글자를 돌리고 휘고 획 굵기를 바꿔 만들었습니다. 그중 5종은 테스트 이미지에만 쓰였습니다.',
    'coloured-mnist':
      'MNIST의 같은 이미지에 색을 입혔습니다. 학생의 학습 이미지는 열 장 중 아홉 장이 클래스마다 정해진 색이고, 테스트 이미지의 색은 클래스와 상관이 없습니다.',
  },
};
