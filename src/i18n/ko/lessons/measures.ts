import type { measures as en } from '../../en/lessons/measures.ts';

/** 수업이 실행에서 읽는 값의 이름(한국어). */
export const measures: typeof en = {
  teacherAccuracy: '교사가 맞힘',
  studentAccuracy: '학생이 맞힘',
  controlAccuracy: '대조군이 맞힘',
  studentCalibration: '학생의 캘리브레이션 오차',
  studentFidelity: '가르친 신경망과 같은 답을 내는 비율',
  gap: '대조군과의 차이',
  studentRecall: '학생이 알아봄',
  controlRecall: '대조군이 알아봄',
  studentNeighbours: '학생의 가장 가까운 이웃이 같은 클래스',
  controlNeighbours: '대조군의 가장 가까운 이웃이 같은 클래스',
  teacherNeighbours: '교사의 가장 가까운 이웃이 같은 클래스',
  generation1: '1세대',
  generation2: '2세대',
  generation3: '3세대',
  ensemble: '모든 세대의 앙상블',
  controlEnsemble: '새로 시작한 같은 수의 학생 앙상블',
};
