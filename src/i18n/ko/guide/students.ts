/** `npm run measure:students`로 측정한, 학생별 증류 효과. */
export const students = {
  ahead: '시드 {{seeds}}개 측정: 학생 {{student}}, 대조군 {{control}} ({{gain}}%p).',
  even: '이 학생은 여기서 증류 효과가 뚜렷하지 않습니다({{gain}}%p, 시드 {{seeds}}개).',
  behind: '이 학생은 여기서 증류하면 오히려 나빠집니다({{gain}}%p, 시드 {{seeds}}개).',
  settings: '학습률 {{rate}}, {{steps}}스텝, 전체 테스트 이미지, {{date}} 측정',
};
