import type { measures as en } from '../../en/lessons/measures.ts';

/** 수업이 실행에서 읽는 값의 이름(한국어). */
export const measures: typeof en = {
  teacherAccuracy: '교사의 정확도',
  studentAccuracy: '학생의 정확도',
  controlAccuracy: '대조군의 정확도',
  studentCalibration: '학생의 캘리브레이션 오차',
  studentFidelity: '가르친 신경망과 같은 답을 내는 비율',
  gap: '대조군과의 차이',
  studentRecall: '학생의 재현율',
  controlRecall: '대조군의 재현율',
  studentNeighbours: '학생의 최근접 이웃 정확도',
  controlNeighbours: '대조군의 최근접 이웃 정확도',
  teacherNeighbours: '교사의 최근접 이웃 정확도',
  untrainedNeighbours: '학습 전 학생의 최근접 이웃 정확도',
  componentNeighbours: '픽셀 주성분(PCA)의 최근접 이웃 정확도',
  generation1: '1세대',
  generation2: '2세대',
  generation3: '3세대',
  ensemble: '모든 세대의 앙상블',
  controlEnsemble: '같은 수의 새 학생을 합친 앙상블',
};
