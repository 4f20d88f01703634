import type { typing as english } from '../../en/tools/typing.ts';

/** 직접 쓴 글의 문구(한국어). */
export const typing: typeof english = {
  title: '직접 쓴 글',
  field: '내 글',
  how: {
    languages: '열 가지 언어 중 하나로 써 보세요. 예: alle mennesker er født frie',
    emoji: '한국어나 영어로 써 보세요. 예: 기뻐서 우는 고양이',
    other: '글을 써 보세요. 글자를 칠 때마다 막대가 바뀝니다.',
  },
  only: {
    languages: '신경망은 이 열 가지 언어만 압니다. 다른 언어로 쓴 글에도 그중 하나로 답합니다.',
    emoji: '신경망은 이 여덟 종류만 압니다. 무슨 말을 써도 그중 하나로 답합니다.',
    other: '신경망은 이 클래스들만 압니다. 어떤 글이든 그중 하나로 답합니다.',
  },
  ask: '아직 글이 없습니다. 먼저 글을 써 보세요.',
  window: '글이 너무 깁니다. 신경망은 마지막 {{length}}글자만 읽고, 앞의 {{leftOut}}글자는 읽지 않습니다.',
  unknown: '신경망이 몰라서 □로 읽는 글자: {{characters}}',
  allUnknown: '학습 데이터에 있던 글자가 하나도 없습니다. 이 답은 글의 내용과 아무 상관이 없습니다.',
};
