import type { formula as english } from '../../en/tools/formula.ts';

/** 수치를 넣은 손실 식의 문구(한국어). */
export const formula: typeof english = {
  title: '지금 스텝의 값을 넣은 손실(loss)',
  labels: '라벨',
  teacher: '교사',
  student: '학생',
  fromLabels: '라벨 항',
  fromTeacher: '교사 항',
  waiting: 'CE와 KL의 값은 첫 스텝부터 나타납니다.',
  measured: '{{step}}스텝, 배치 평균입니다.',
  moved: '{{step}}스텝의 값입니다(T = {{temperature}}, α = {{alpha}}). 바꾼 값은 다음 스텝부터 쓰입니다.',
  off: '소프트 타깃을 껐습니다. 라벨이 손실 전체를 차지합니다.',
  explain: '{{symbol}} 설명',
};
