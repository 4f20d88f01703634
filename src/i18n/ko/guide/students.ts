/** `npm run measure:students`로 측정한, 학생별 증류 효과. */
export const students = {
  short: {
    ahead: '시드 {{seeds}}개: {{gain}}%p',
    'too-close': '시드 {{seeds}}개: 뚜렷한 이득 없음({{gain}}%p)',
    behind: '시드 {{seeds}}개: 더 나빠짐({{gain}}%p)',
  },
  ahead:
    '시드 {{seeds}}개로 측정: 학생 {{student}}%, 대조군 {{control}}%({{gain}}%p), 학습률 {{rate}}, {{steps}}스텝.',
  'too-close':
    '이 학생은 여기서 증류 효과가 뚜렷하지 않습니다. 학생 {{student}}%, 대조군 {{control}}%({{gain}}%p, 시드 {{seeds}}개), 학습률 {{rate}}, {{steps}}스텝.',
  behind:
    '이 학생은 여기서 증류하면 오히려 나빠집니다. 학생 {{student}}%, 대조군 {{control}}%({{gain}}%p, 시드 {{seeds}}개), 학습률 {{rate}}, {{steps}}스텝.',
};
