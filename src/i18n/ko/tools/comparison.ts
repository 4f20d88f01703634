import type { comparison as en } from '../../en/tools/comparison.ts';

/** ‘비교’ 카드의 머리말. 결과의 문구는 결과와 함께 불러옵니다. */
export const comparison: typeof en = {
  title: '비교',
  intro:
    '세 신경망이 같은 테스트 이미지에 답합니다. 어디에서 틀리는지, 얼마나 확신하는지, 학생이 교사에게서 무엇을 가져왔는지 답을 하나하나 비교해 보세요.',
  compare: '비교하기',
  update: '다시 계산하기',
  whole: '테스트 이미지 {{pictures}}장 모두로 비교하기',
  computing: '테스트 이미지 {{pictures}}장에 대한 답을 계산하는 중입니다…',
  at: '{{step}}스텝, 테스트 이미지 {{pictures}}장.',
  older: '이 답을 구한 뒤로 학습이 더 진행되었습니다. 지금 신경망의 답을 보려면 ‘다시 계산하기’를 누르세요.',
  notReady: '엔진이 아직 준비되지 않았습니다. 잠시 뒤에 다시 해 보세요.',
  changed: '답을 계산하는 동안 실행이 바뀌었습니다. ‘비교하기’를 다시 누르세요.',
};
