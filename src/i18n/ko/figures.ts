import type { figures as english } from '../en/figures.ts';

/** 차트와 그림을 저장하는 창의 문구; 첫 저장 버튼과 함께 불러옵니다. */
export const figures: typeof english = {
  open: '그림 저장: {{figure}}',
  title: '그림 저장: {{figure}}',
  close: '닫기',
  lead: 'SVG와 PNG는 밝은 배경으로 저장되며 설정, 링크, 날짜, 페이지 버전이 함께 들어갑니다. 글자를 윤곽선으로 담아 어느 컴퓨터에서나 똑같이 보입니다.',
  svg: 'SVG로 저장',
  png: 'PNG로 저장(2배)',
  csv: '데이터를 CSV로 저장',
  csvOf: '데이터를 CSV로 저장: {{table}}',
  noData: '아직 데이터가 없습니다.',
  drawing: '그림을 만드는 중…',
  saved: '저장했습니다: {{name}}',
  plain:
    '글꼴에 없거나 글꼴을 불러오지 못해 윤곽선으로 담지 못한 글자: {{letters}}. 다른 컴퓨터에서는 다르게 보일 수 있습니다.',
  tooLarge: 'PNG로 만들기에는 너무 큽니다({{size}}). SVG로 저장하세요.',
  failed: '그림을 저장하지 못했습니다: {{reason}}',
  seed: '시드 {{seed}}',
  seeds: '시드 {{seeds}}',
  step: '{{step}}스텝',
  stamp: '{{date}} 저장 · 지식 증류 놀이터(Distillation Playground) {{version}}',
  backend: '계산: {{backend}}',
  precomputed: '미리 계산함({{date}}): {{command}}',
};
