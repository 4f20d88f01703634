import type { setup as english } from '../../en/tools/setup.ts';

/** 누르면 열리는 실행 설정의 문구(한국어). */
export const setup: typeof english = {
  controlNote: '대조군: 똑같은 학생이지만 라벨로만 배웁니다.',
  labelledHelp: '학생과 대조군은 이것만 봅니다',
  teacherSeen: '학습 데이터 {{pictures}}개로 학습, 테스트 정확도 {{accuracy}}',
  teacherUntrained: '학습 전: 시작하면 교사부터 {{steps}}스텝 학습합니다.',
  teacherTaught: '여기서 {{steps}}스텝 학습, 테스트 정확도 {{accuracy}}',
  teacherNoWeights: '가중치 없음: 시작하면 교사부터 {{steps}}스텝 학습합니다.',
  teacherPromoted: '지금은 이 교사 대신 {{number}}세대 학생이 가르칩니다.',
  teacherDone: '여기서 {{steps}}스텝 학습',
};
