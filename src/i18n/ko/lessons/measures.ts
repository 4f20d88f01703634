import type { measures as en } from '../../en/lessons/measures.ts';

/** 수업이 실행에서 읽는 값의 이름(한국어). */
export const measures: typeof en = {
  teacherAccuracy: '교사가 맞힘',
  studentAccuracy: '학생이 맞힘',
  controlAccuracy: '대조군이 맞힘',
  gap: '대조군보다 앞선 %p',
  studentRecall: '학생이 알아봄',
  controlRecall: '대조군이 알아봄',
  studentNeighbours: '학생의 가장 가까운 이웃이 맞음',
  controlNeighbours: '대조군의 가장 가까운 이웃이 맞음',
  teacherNeighbours: '교사의 가장 가까운 이웃이 맞음',
  generation1: '첫 세대',
  generation2: '둘째 세대',
  generation3: '셋째 세대',
  ensemble: '모든 세대를 합침',
  controlEnsemble: '새로 시작한 학생을 그만큼 합침',
};
