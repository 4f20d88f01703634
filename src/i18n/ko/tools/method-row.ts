/** 첫 화면에 있는 방법 스위치. */
export const methodRow = {
  title: '증류 방법',
  names: {
    'soft-targets': '소프트 타깃',
    hints: '힌트',
    'attention-transfer': '어텐션',
    'relational-distance': '관계',
    'born-again': '자기 증류',
  },
  use: '{{name}} 사용',
  panel: '{{name}}: 아래에서 수식과 그림 보기',
};
