/** 첫 화면에 있는 방법 스위치. */
export const methodRow = {
  title: '증류 방법',
  names: {
    output: '소프트 타깃',
    feature: '힌트',
    attention: '어텐션',
    relation: '관계',
    self: '자기 증류',
  },
  use: '{{name}} 사용',
  panel: '{{name}}: 아래에서 수식과 그림 보기',
};
