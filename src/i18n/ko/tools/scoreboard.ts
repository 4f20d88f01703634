import type { scoreboard as english } from '../../en/tools/scoreboard.ts';

/** 성능 비교의 문구(한국어). */
export const scoreboard: typeof english = {
  title: '성능 비교',
  lane: '신경망',
  parameters: '파라미터',
  size: '크기',
  macs: '곱셈-누산(MAC)',
  ms: '이미지당 ms',
  accuracy: '정확도',
  agreement: '교사와의 일치율',
  calibration: '캘리브레이션 오차',
  fraction: '교사의 {{share}}',
  full: '모든 테스트 이미지로 평가',
  measuredOn:
    '{{step}}스텝에서 테스트 이미지 {{pictures}}장으로 측정했습니다. 시간은 이 기기에서 이미지를 한 장씩 넣어 측정했습니다.',
  members_one: '가르치는 신경망의 정확도: {{accuracies}}.',
  members_other: '앙상블로 가르치는 신경망 {{count}}개 각각의 정확도: {{accuracies}}.',
  noneYet: '아직 측정한 값이 없습니다.',
  calibrationNote:
    '교사와의 일치율(agreement)은 교사와 같은 답을 낸 비율, 캘리브레이션 오차(ECE)는 확신도와 정확도의 차이입니다.',
};
