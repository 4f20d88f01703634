/** Message about a run that another one replaced, in Korean. */
export const undo = {
  undo: '되돌리기',
  about: '{{step}}스텝까지 학습한 실행 대신 새 실행을 시작했습니다: {{reason}}',
  /** ‘되돌리기’ 옆의 짧은 한 줄. */
  stopped: '{{step}}스텝에서 새 실행 시작: {{reason}}',
  changed: '{{step}}스텝에서 새 실행 시작. 바뀐 설정: {{names}}',
  promoted: '학생이 교사가 됨',
  reset: '‘처음으로’를 누름',
};
