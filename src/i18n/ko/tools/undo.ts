/** What is said of a run that gave way to another one, in Korean. */
export const undo = {
  undo: '되돌리기',
  about: '{{step}}스텝에서 실행을 다시 시작함: {{reason}}',
  promoted: '학생이 교사가 됨',
  reset: '처음부터',
};
